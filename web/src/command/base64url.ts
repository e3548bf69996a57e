// Base64url without padding (RFC 4648 section 5).

export function toBase64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Throws for anything that is not base64url without padding. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) throw new TypeError('not base64url');
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}

export function textToBase64url(text: string): string {
  return toBase64url(new TextEncoder().encode(text));
}

/** Throws for anything that is not base64url of well-formed UTF-8. */
export function textFromBase64url(text: string): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fromBase64url(text));
}
