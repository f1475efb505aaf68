// A file sent with its progress, which fetch cannot tell. Resolves with whatever was answered; rejects with the signal's
// reason when it is stopped, and with null when there was no answer at all.
export interface FileAnswer {
  status: number;
  text: string;
}

export function sendFile(
  url: string,
  file: Blob,
  headers: Readonly<Record<string, string>>,
  onProgress: (part: number) => void, // 0…1
  signal: AbortSignal,
): Promise<FileAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => reject(null);
    request.onabort = () => reject(signal.reason);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
