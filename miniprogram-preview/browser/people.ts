import { make, part } from './screen'

interface Person {
  readonly alias: string
  readonly name: string
  readonly isHousehold: boolean
}

const slot = 'preview:person'
const first = 'shopper-1'

/** Whose phone this is. Everyone has a phone of their own: cart, address and session stay apart. */
export function personNow(): string {
  return localStorage.getItem(slot) ?? first
}

export async function offerPeople(): Promise<void> {
  const answer = await fetch('sandbox/people')
  const people = (await answer.json()) as readonly Person[]
  const groups = [
    groupOf('顾客', people.filter(({ isHousehold }) => !isHousehold)),
    groupOf('农户（能看自家的账、确认收款）', people.filter(({ isHousehold }) => isHousehold)),
  ]
  const choice = part('people') as HTMLSelectElement
  choice.replaceChildren(...groups)
  choice.value = personNow()
  choice.addEventListener('change', () => {
    localStorage.setItem(slot, choice.value)
    location.hash = ''
    location.reload()
  })
}

function groupOf(title: string, people: readonly Person[]): HTMLElement {
  const group = make('optgroup', '') as HTMLOptGroupElement
  group.label = title
  group.append(...people.map(({ alias, name }) => new Option(name, alias)))
  return group
}
