// The console's look, in one place: what Ant Design calls its variables, and what our own style sheets call theirs.
// A colour of words stands at 4.5 : 1 or better on what lies under it; Ant's own do not.
const fonts = "-apple-system, BlinkMacSystemFont, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

const both = {
  'primary-color': '#1668dc',
  'border-radius-base': '6px',
  'border-radius-sm': '4px',
  'card-radius': '8px',
  'font-family': fonts,
  'layout-header-height': '56px',
  'layout-header-padding': '0 16px',
  'layout-header-background': '@component-background',
  'layout-sider-background': '#001529',
  'menu-dark-bg': '#001529',
  'menu-dark-inline-submenu-bg': '#000c17',
  'menu-dark-selected-item-text-color': '#fff',
  'menu-dark-color': 'rgba(255, 255, 255, 0.75)',
  'menu-item-height': '40px',
  'modal-heading-border-color': 'transparent',
  'modal-header-border-width': '0',
  'modal-footer-border-width': '0',
  'table-border-radius-base': '8px',
  'table-padding-horizontal-md': '12px',
  'alert-with-description-padding-vertical': '12px',
};

const light = {
  'link-color': '#0958d9',
  'link-hover-color': '#003eb3',
  'primary-5': '#0958d9',
  'primary-color-hover': '#0958d9',
  'text-color': 'rgba(0, 0, 0, 0.88)',
  'heading-color': 'rgba(0, 0, 0, 0.88)',
  'text-color-secondary': 'rgba(0, 0, 0, 0.65)',
  'disabled-color': 'rgba(0, 0, 0, 0.45)',
  'input-placeholder-color': 'rgba(0, 0, 0, 0.56)',
  'picker-text-secondary': 'rgba(0, 0, 0, 0.62)',
  'error-color': '#cf1322',
  'error-color-hover': '#a8071a',
  'layout-body-background': '#f5f5f5',
};

const dark = {
  'link-color': '#69b1ff',
  'link-hover-color': '#91caff',
  'text-color': 'rgba(255, 255, 255, 0.88)',
  'heading-color': 'rgba(255, 255, 255, 0.88)',
  'text-color-secondary': 'rgba(255, 255, 255, 0.68)',
  'disabled-color': 'rgba(255, 255, 255, 0.48)',
  'input-placeholder-color': 'rgba(255, 255, 255, 0.56)',
  'picker-text-secondary': 'rgba(255, 255, 255, 0.6)',
  'error-color': '#ff7875',
  'layout-body-background': '#000',
};

// A tone is what a status means. Each has its ink, its ground and its edge.
const tones = {
  light: {
    calm: ['#595959', '#fafafa', '#d9d9d9'],
    waiting: ['#874d00', '#fffbe6', '#ffe58f'],
    moving: ['#0958d9', '#e6f4ff', '#91caff'],
    good: ['#237804', '#f6ffed', '#b7eb8f'],
    bad: ['#a8071a', '#fff1f0', '#ffa39e'],
  },
  dark: {
    calm: ['#bfbfbf', '#1f1f1f', '#434343'],
    waiting: ['#f3cc62', '#2b2111', '#594214'],
    moving: ['#69b1ff', '#111a2c', '#15325b'],
    good: ['#95de64', '#162312', '#274916'],
    bad: ['#ff9c9a', '#2c1618', '#5c2223'],
  },
};

/** Ant's variables of a theme, by name. */
export const variables = { light: { ...both, ...light }, dark: { ...both, ...dark } };

/** Our own custom properties of a theme; a value that starts with @ is read from Ant's variables. */
export const properties = (theme) => ({
  ink: '@text-color',
  quiet: '@text-color-secondary',
  link: '@link-color',
  primary: '@primary-color',
  card: '@component-background',
  page: '@layout-body-background',
  line: '@border-color-split',
  edge: '@border-color-base',
  head: '@table-header-bg',
  hover: '@item-hover-bg',
  sider: '@layout-sider-background',
  focus: theme === 'dark' ? '#4096ff' : '#1677ff',
  bar: theme === 'dark' ? '#4096ff' : '#1677ff',
  chosen: theme === 'dark' ? '#111a2c' : '#e6f4ff',
  negative: '@error-color',
  leaf: '#52c41a',
  'page-top': theme === 'dark' ? '#0b1220' : '#f0f7ff',
  'page-end': theme === 'dark' ? '#0d140a' : '#f6fbf1',
  ...Object.fromEntries(Object.entries(tones[theme]).flatMap(([tone, [ink, ground, edge]]) =>
    [[`${tone}-ink`, ink], [tone, ground], [`${tone}-edge`, edge]])),
});
