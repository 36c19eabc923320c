/** The finished bytes of a protobuf writer. Its typings name Node's Buffer and leave open what lies under it. */
export function toBytes(writer: { finish(): Uint8Array }): Uint8Array<ArrayBuffer> {
  return writer.finish() as Uint8Array<ArrayBuffer>;
}
