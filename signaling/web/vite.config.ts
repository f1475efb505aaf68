import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

// `npm run dev` expects a running signaling on 8080 and passes its addresses on to it.
const kSignaling = process.env["DIEMCAU_SIGNALING"] ?? "http://127.0.0.1:8080";

const kText = /\.(css|html|js|json|mjs|svg|txt|wasm|webmanifest)$/;
const kWorthPacking = 1024; // bytes

// Signaling sends x.gz for x to those who take it. It packs nothing by itself: halls wait for its start.
function packed(): Plugin {
  let folder = "";
  return {
    name: "packed",
    apply: "build",
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    writeBundle() {
      for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        if (!kText.test(name)) continue;
        const plain = readFileSync(join(folder, name));
        if (plain.length < kWorthPacking) continue;
        const gzip = gzipSync(plain, { level: 9 });
        if (gzip.length < plain.length) writeFileSync(join(folder, `${name}.gz`), gzip);
      }
    },
  };
}

export default defineConfig({
  plugins: [packed()],
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
  server: {
    proxy: { "/ws": { target: kSignaling, ws: true }, "/api": kSignaling },
    fs: { allow: [".", "../diagnosis"] }, // a test compares bounds with the service's
  },
  // Pure parts run in node; a test of a component asks for a page by its first line: // @vitest-environment jsdom
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    environment: "node",
    setupFiles: ["test/setup.ts"],
    testTimeout: 30_000, // the first page of a file loads the component library
  },
});
