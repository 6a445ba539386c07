import { showCartBadge } from './cart-badge'
import { showMoneyDot } from './money-dot'

/** What stands on the tabs. Pages of the tab bar call it when they are shown: elsewhere WeChat refuses. */
export function showTabMarks(): void {
  showCartBadge()
  showMoneyDot()
}
