Component({
  properties: {
    name: { type: String, value: '' },
    /** In px; 0 follows the text. */
    size: { type: Number, value: 0 },
  },
  data: { box: 'width:1.3em;height:1.3em;' },
  observers: {
    size(size: number) {
      this.setData({ box: size > 0 ? `width:${size}px;height:${size}px;` : 'width:1.3em;height:1.3em;' })
    },
  },
})
