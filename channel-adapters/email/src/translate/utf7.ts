/** UTF-7 (RFC 2152): `+` begins base64 of UTF-16, `-` ends it. Old Exchange servers still write it; no decoder on the platform reads it. */
export function decodeUtf7(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, base64: string) => {
    if (base64 === '') return '+';
    const units = Buffer.from(base64, 'base64');
    let run = '';
    for (let at = 0; at + 1 < units.length; at += 2) run += String.fromCharCode(units.readUInt16BE(at));
    return run;
  });
}
