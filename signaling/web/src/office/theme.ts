import type { MantineColorsTuple } from "@mantine/core";
import { Drawer, Menu, Modal, createTheme } from "@mantine/core";

// The same values as in theme.css, for what Mantine computes in the script.
const kPine: MantineColorsTuple = [
  "#e8f3f0", "#d3e7e2", "#a8cfc6", "#7ab5a8", "#4f9c8c", "#2b8273", "#0c5c50", "#0a5046", "#08463d", "#063830",
];

// The content security policy allows no <style> elements: nothing here may make Mantine write one. So dialogs do not
// lock the page's scrolling (react-remove-scroll writes one), and style properties with breakpoints, Grid, SimpleGrid
// and AppShell are not used: layouts are CSS modules.
export const kTheme = createTheme({
  primaryColor: "pine",
  colors: { pine: kPine },
  fontFamily: "var(--font)",
  respectReducedMotion: true,
  components: {
    Modal: Modal.extend({ defaultProps: { lockScroll: false, centered: true } }),
    Drawer: Drawer.extend({ defaultProps: { lockScroll: false } }),
    // The first item takes the focus: Mantine's placeholder for it is a child that a menu must not have (WAI-ARIA 1.2,
    // required owned elements).
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false, menuItemTabIndex: 0 } }),
  },
});
