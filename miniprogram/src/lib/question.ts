import type { Problem } from './problem'
import { asProblem } from './problem'

/** One thing that is had whole. An answer that a later question overtook is dropped. */
export class Question<Answer> {
  private asked = 0

  constructor(
    private readonly ask: () => Promise<Answer>,
    private readonly show: (answer: Answer) => void,
    private readonly fail: (problem: Problem) => void,
  ) {}

  async load(): Promise<void> {
    const mine = ++this.asked
    try {
      const answer = await this.ask()
      if (mine === this.asked) this.show(answer)
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (mine === this.asked) this.fail(problem)
    }
  }
}
