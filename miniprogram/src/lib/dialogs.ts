import type { Problem } from './problem'

export function say(title: string): void {
  void wx.showToast({ title, icon: 'none', duration: 2500 })
}

/** A refusal's own sentence tells people what to do. */
export function sayProblem(problem: Problem): void {
  say(problem.title)
}

export function ask(title: string, content: string, confirmText: string, cancelText = '再想想'): Promise<boolean> {
  return new Promise((resolve) => {
    wx.showModal({
      title,
      content,
      confirmText,
      cancelText,
      confirmColor: '#2C6243',
      success: ({ confirm }) => resolve(confirm),
      fail: () => resolve(false),
    })
  })
}
