/** What is wrong in a file of the app, said so that an editor can jump there. Lines and columns begin at 1. */
export class Fault {
  constructor(file, line, column, message) {
    this.file = file
    this.line = line
    this.column = column
    this.message = message
  }

  toString() {
    return `${this.file}:${this.line}:${this.column}: ${this.message}`
  }
}

/** Thrown once everything was looked at: whoever mends one fault sees the others too. */
export class BuildFailed extends Error {
  constructor(faults) {
    super(faults.join('\n'))
    this.name = 'BuildFailed'
    this.faults = faults
  }
}

export function positionAt(text, offset) {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: before[before.length - 1].length + 1 }
}
