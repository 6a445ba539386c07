// Bars by ECharts, from plain figures and without eval. The library is fetched when the first chart is drawn; colours
// are those of the page, and are read again when its theme changes.
let library;

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

// What each bar stands on is drawn too, and not seen; neither is it told by the tip.
const optionsOf = (unit, whole, names, values, bases, parts, texts) => ({
  animation: false,
  grid: { left: 8, right: 8, top: texts ? 28 : 16, bottom: 4, containLabel: true },
  tooltip: {
    trigger: 'axis',
    formatter: ([{ dataIndex }]) => `${names[dataIndex]}\n${texts?.[dataIndex] ?? `${values[dataIndex]} ${unit}`}`,
    // Drawn on the canvas: as HTML it would be put into the page as a string.
    renderMode: 'richText',
    backgroundColor: colour('card'),
    borderColor: colour('line'),
    textStyle: { color: colour('ink') },
  },
  xAxis: {
    type: 'category',
    data: names,
    axisLabel: { color: colour('quiet') },
    axisLine: { lineStyle: { color: colour('line') } },
    axisTick: { show: false },
  },
  yAxis: {
    type: 'value',
    minInterval: whole ? 1 : 0,
    axisLabel: { color: colour('quiet') },
    splitLine: { lineStyle: { color: colour('line') } },
  },
  series: [
    { type: 'bar', stack: unit, silent: true, data: bases, barMaxWidth: 28, itemStyle: { color: 'transparent' } },
    {
      type: 'bar', stack: unit, name: unit, barMaxWidth: texts ? 56 : 28,
      data: values.map((value, at) => ({
        // Paler, and not less opaque: that would be its label too.
        value, itemStyle: { color: `${colour('bar')}${parts[at] ? '8c' : ''}`, borderRadius: [3, 3, 0, 0] },
      })),
      label: {
        show: Boolean(texts), position: 'top', color: colour('ink'), formatter: ({ dataIndex }) => texts[dataIndex],
      },
    },
  ],
});

// Its place went while it was on its way.
const nothing = { draw() {}, close() {} };

export async function open(place) {
  library ??= import('../made/echarts.mjs');
  const { init } = await library;
  if (!place?.isConnected) return nothing;
  const chart = init(place, null, { renderer: 'canvas' });
  const size = new ResizeObserver(() => chart.resize());
  let shown;
  const redraw = () => shown && chart.setOption(optionsOf(...shown));
  size.observe(place);
  document.addEventListener('village-theme', redraw);
  return {
    draw(...figures) {
      shown = figures;
      redraw();
    },
    close() {
      document.removeEventListener('village-theme', redraw);
      size.disconnect();
      chart.dispose();
    },
  };
}
