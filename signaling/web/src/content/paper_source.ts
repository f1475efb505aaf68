import { ContentError } from "./content_source";
import type { ContentPages, ContentSource } from "./content_source";
import { boxOf, PageBoard } from "./page_board";

// A paper drawn by this browser: a PDF page by page, or a picture. Throws ContentError.
export async function openPaper(name: string, file: Blob): Promise<ContentSource> {
  const board = new PageBoard();
  try {
    const pages = file.type === "application/pdf" ? await openPdf(file, board) : await openImage(file, board);
    return { name, track: board.track, pages, onEnded: () => undefined, stop: () => board.stop() };
  } catch {
    board.stop();
    throw new ContentError("unreadable");
  }
}

async function openImage(file: Blob, board: PageBoard): Promise<null> {
  const image = await createImageBitmap(file);
  board.show(image, image.width, image.height);
  return null;
}

// The reader of PDF files is large and comes when the first one is shown.
async function openPdf(file: Blob, board: PageBoard): Promise<ContentPages> {
  const { readPdf } = await import("./pdf_reader");
  const pdf = await readPdf(await file.arrayBuffer());
  let current = 1;
  const show = async (page: number) => {
    current = Math.min(Math.max(page, 1), pdf.count);
    const wanted = current;
    const canvas = await pdf.draw(wanted, ({ width, height }) => boxOf(width, height));
    if (wanted === current) board.show(canvas, canvas.width, canvas.height);
  };
  await show(1);
  return { count: pdf.count, page: () => current, show };
}
