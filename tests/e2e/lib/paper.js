// A paper whose pages a native endpoint knows: each bears the time code of a sign (tools/endpoint/core/time_code.cpp).

const kPage = { width: 960, height: 540 };
const kCode = { x: 120, top: 225, width: 720, height: 90 };
const kRows = 2;
const kColumns = 12;

// CRC-7 (x^7 + x^3 + 1) over 15 bits.
function checksum(data) {
  let rest = 0x55;
  for (let bit = 14; bit >= 0; bit--) {
    const feedback = ((data >> bit) ^ (rest >> 6)) & 1;
    rest = ((rest << 1) & 0x7f) ^ (feedback === 1 ? 0x09 : 0);
  }
  return rest;
}

// Filled rectangles, from the top left as pictures are; PDF counts from below.
const fill = (grey, x, top, width, height) => `${grey} g ${x} ${kPage.height - top - height} ${width} ${height} re f`;

// The cells of frame 0: white, black, ten bits of the frame, five of the sign, the sum.
function drawCode(sign) {
  const bits = (1 << 23) | (sign << 7) | checksum(sign);
  const drawn = [fill(0, kCode.x, kCode.top, kCode.width, kCode.height)];
  const width = kCode.width / kColumns;
  const height = kCode.height / kRows;
  for (let cell = 0; cell < kRows * kColumns; cell++) {
    if (((bits >> (kRows * kColumns - 1 - cell)) & 1) === 0) continue;
    const row = Math.floor(cell / kColumns);
    drawn.push(fill(1, kCode.x + (cell % kColumns) * width, kCode.top + row * height, width, height));
  }
  return drawn;
}

// Lines of writing above and below.
const drawLines = () => [60, 100, 140, 180, 350, 390, 430, 470].map((top, n) => fill(0.25, 120, top, 700 - 70 * (n % 4), 14));

// One page for each sign.
export function paperOf(signs) {
  const streams = signs.map((sign) => [fill(1, 0, 0, kPage.width, kPage.height), ...drawLines(), ...drawCode(sign)].join("\n"));
  const pages = streams.map((_, n) => 3 + 2 * n);
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((number) => `${number} 0 R`).join(" ")}]>>`,
    ...streams.flatMap((stream, n) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${kPage.width} ${kPage.height}]/Contents ${pages[n] + 1} 0 R>>`,
      `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`,
    ]),
  ];
  let text = "%PDF-1.4\n";
  const places = objects.map((object, n) => {
    const place = text.length;
    text += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  return new TextEncoder().encode(
    `${text}${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
  );
}
