/** Longer than any browser takes to begin reading what it saves. */
const READ_WITHIN_MS = 10_000;

/** Hands a file to the browser, which puts it where it puts downloads. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), READ_WITHIN_MS);
}
