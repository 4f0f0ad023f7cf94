// What a page is read without: the reader's own form of numbers and days, the choice of light or dark, charts, and keys for reviews.
const root = document.documentElement;
const isDark = () => (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';

for (const time of document.querySelectorAll('time[datetime]')) {
  const text = time.dateTime;
  const zone = text.length === 10 ? 'UTC' : time.dataset.zone || undefined;
  const form = text.length === 10 ? { dateStyle: 'medium' } : { dateStyle: 'medium', timeStyle: 'short' };
  time.textContent = new Intl.DateTimeFormat(undefined, { ...form, timeZone: zone }).format(new Date(text));
}
for (const percent of document.querySelectorAll('[data-percent]')) {
  percent.textContent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 }).format(percent.dataset.percent);
}

const theme = document.querySelector('[data-theme-switch]');
if (theme) {
  theme.hidden = false;
  theme.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    document.cookie = `pipeline-theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=strict`;
    charts.forEach(draw);
  });
}

// A chart is made of the table that it stands before: whoever cannot see it reads the same numbers.
const charts = [...document.querySelectorAll('[data-chart]')];
const numbersOf = table => {
  const head = [...table.tHead.rows[0].cells].slice(1).map(cell => cell.textContent.trim());
  const rows = [...table.tBodies[0].rows];
  const value = cell => (cell?.dataset.value ? Number(cell.dataset.value) : null);
  return {
    days: rows.map(row => row.cells[0].dataset.value),
    series: head.map((name, i) => ({ name, values: rows.map(row => value(row.cells[i + 1])) })),
  };
};
function draw(place) {
  const style = getComputedStyle(root);
  const color = name => {
    const probe = document.createElement('i');
    probe.style.color = `var(${name})`;
    document.body.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  };
  const [ink, soft, edge, card] = ['--ink', '--soft', '--edge', '--card'].map(color);
  const { days, series } = numbersOf(document.getElementById(place.dataset.chart));
  const isShare = place.dataset.unit === 'share';
  const shown = value => (value == null ? '–' : isShare ? `${Math.round(value * 100)} %` : String(value));
  globalThis.echarts.getInstanceByDom(place)?.dispose();
  const chart = globalThis.echarts.init(place, null, { renderer: 'canvas' });
  chart.setOption({
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    aria: { enabled: true },
    textStyle: { color: ink, fontFamily: style.fontFamily || 'system-ui' },
    color: isDark() ? ['#4fd1c0', '#f6ad55', '#90aef7', '#f28b9b', '#b7d66b', '#d3a4f9'] : ['#0f766e', '#b45309', '#3651c9', '#b4235a', '#5b7c12', '#7b3fb5'],
    legend: { type: 'scroll', selected: Object.fromEntries(series.map((one, i) => [one.name, i < Number(place.dataset.first ?? series.length)])), top: 0, textStyle: { color: ink }, inactiveColor: soft },
    grid: { left: 8, right: 12, top: 40, bottom: 56, containLabel: true },
    tooltip: {
      trigger: 'axis', renderMode: 'richText', backgroundColor: card, borderColor: edge, textStyle: { color: ink },
      formatter: at => [at[0].axisValue, ...at.map(one => `${one.seriesName}: ${shown(one.value)}`)].join('\n'),
    },
    xAxis: { type: 'category', data: days, axisLine: { lineStyle: { color: edge } }, axisLabel: { color: soft, hideOverlap: true } },
    yAxis: { type: 'value', min: 0, splitLine: { lineStyle: { color: edge } }, axisLabel: { color: soft, formatter: shown } },
    dataZoom: [
      { type: 'inside', zoomOnMouseWheel: 'ctrl' },
      { type: 'slider', height: 20, bottom: 12, borderColor: edge, textStyle: { color: soft } },
    ],
    series: series.map(one => ({ name: one.name, type: 'line', showSymbol: false, connectNulls: false, data: one.values })),
  });
  new ResizeObserver(() => chart.isDisposed() || chart.resize()).observe(place);
  place.dataset.drawn = '';
}
if (charts.length > 0 && document.body.dataset.charts) {
  const script = document.createElement('script');
  script.src = document.body.dataset.charts;
  script.addEventListener('load', () => {
    charts.forEach(place => {
      place.hidden = false;
      draw(place);
    });
  });
  document.head.append(script);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => charts.forEach(draw));
}

// Keys of the review queue: each follows a link or presses a button that is on the page.
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select')) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.dataset.focus) document.getElementById(target.dataset.focus).focus();
  else target.click();
});
