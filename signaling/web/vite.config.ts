import { defineConfig } from "vitest/config";

// `npm run dev` expects a running signaling on 8080 and passes the WebSocket on to it.
const kSignaling = process.env["DIEMCAU_SIGNALING"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  esbuild: { jsx: "automatic" },
  build: {
    outDir: "dist",
    target: ["chrome100", "firefox110", "safari16"],
    // Fonts stay files of their own: a data: URL would need a wider content security policy.
    assetsInlineLimit: 0,
  },
  server: { proxy: { "/ws": { target: kSignaling, ws: true }, "/links.json": kSignaling } },
  test: { include: ["test/**/*.test.{ts,tsx}"], environment: "node" },
});
