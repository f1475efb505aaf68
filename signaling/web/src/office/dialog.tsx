import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import { useOfficeWords } from "../i18n/office";

interface DialogProps {
  title: string;
  onClose: () => void;
  size?: "md" | "lg" | "xl";
  children: ReactNode;
}

// A dialog that is open as long as it is there. When it goes, the focus returns to the button that opened it.
export function Dialog({ title, onClose, size = "md", children }: DialogProps) {
  const words = useOfficeWords();
  const [opener] = useState(() => openerOf(document.activeElement));
  useEffect(() => () => opener?.focus(), [opener]);
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ "aria-label": words.close }}>
      {children}
    </Modal>
  );
}

// An item of a menu goes with its menu; what stays is the button of the menu.
function openerOf(active: Element | null): HTMLElement | null {
  const menu = active?.closest("[role=menu]");
  const stays = menu == null ? active : document.getElementById(menu.getAttribute("aria-labelledby") ?? "");
  return stays instanceof HTMLElement ? stays : null;
}
