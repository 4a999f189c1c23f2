/** Where the bytes of clips and pictures come from: files in Node, fetched assets in a page. */
export interface MediaStore {
  /** The whole file, or undefined when there is none of this name. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>
}
