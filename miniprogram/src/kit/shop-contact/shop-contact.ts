import { getFront } from '../../data/front'
import { asProblem } from '../../lib/problem'

/** Whom to call about what was bought; nothing while the shop has written no number. */
Component({
  data: { phone: '', hours: '' },
  lifetimes: {
    attached() {
      void this.load()
    },
  },
  methods: {
    async load() {
      try {
        const { phone, hours } = await getFront()
        this.setData({ phone, hours })
      } catch (thrown) {
        // The page around it says what is wrong.
        asProblem(thrown)
      }
    },
    async onCall() {
      try {
        await wx.makePhoneCall({ phoneNumber: this.data.phone })
      } catch {
        // Whoever was asked once more, and thought better of it.
      }
    },
  },
})
