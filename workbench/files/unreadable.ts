// Why a file can't be opened, as the end of a sentence that begins with its name.

export class UnreadableFile extends Error {}
