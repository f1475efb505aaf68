import { getDocument, GlobalWorkerOptions } from "pdfjs-dist/legacy/build/pdf.mjs";
import worker from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

GlobalWorkerOptions.workerSrc = worker;

interface Size {
  width: number;
  height: number;
}

export interface PdfReader {
  readonly count: number; // of pages
  draw(page: number, sizeOf: (page: Size) => Size): Promise<HTMLCanvasElement>; // from 1
}

// Reads a PDF with pdf.js, in its worker. What the content security policy forbids (WebAssembly, scripts in the file) is
// not used. Throws what pdf.js throws.
export async function readPdf(data: ArrayBuffer): Promise<PdfReader> {
  const pdf = await getDocument({ data, useWasm: false, enableXfa: false }).promise;
  return {
    count: pdf.numPages,
    draw: async (number, sizeOf) => {
      const page = await pdf.getPage(number);
      const natural = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: sizeOf(natural).width / natural.width });
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      await page.render({ canvas, viewport }).promise;
      page.cleanup();
      return canvas;
    },
  };
}
