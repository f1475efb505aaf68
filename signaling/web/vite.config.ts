import { defineConfig } from "vitest/config";

// `npm run dev` expects a running signaling on 8080 and passes its addresses on to it.
const kSignaling = process.env["DIEMCAU_SIGNALING"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  esbuild: { jsx: "automatic" },
  build: {
    outDir: "dist",
    target: ["chrome100", "firefox110", "safari16"],
    // Fonts stay files of their own: a data: URL would need a wider content security policy.
    assetsInlineLimit: 0,
    rollupOptions: {
      // "use client" in Mantine's files means something to servers that render, and nothing here.
      onwarn: (warning, report) => warning.code !== "MODULE_LEVEL_DIRECTIVE" && report(warning),
    },
  },
  server: { proxy: { "/ws": { target: kSignaling, ws: true }, "/api": kSignaling } },
  // Pure parts run in node; a test of a component asks for a page by its first line: // @vitest-environment jsdom
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    environment: "node",
    setupFiles: ["test/setup.ts"],
    testTimeout: 30_000, // the first page of a file loads the component library
  },
});
