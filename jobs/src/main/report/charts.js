'use strict';
// Elements, tables and charts. Colours are Okabe and Ito's, which people with any colour vision tell apart;
// every chart has a title, units, a description for screen readers and its numbers in a table below.
const COLOURS = ['#0072b2', '#e69f00', '#009e73', '#d55e00', '#cc79a7', '#56b4e9', '#b8a800', '#7f7f7f', '#332288', '#44aa99', '#882255', '#999933'];
const mounted = [];

function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined) element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}

function number(value, digits) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (Number.isInteger(value)) return value.toLocaleString('en');
  const d = digits !== undefined ? digits : Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 2 : 4;
  return value.toLocaleString('en', { minimumFractionDigits: d, maximumFractionDigits: d });
}

function table(head, rows) {
  const cell = (tag, value) => h(tag, typeof value === 'number' ? { class: 'n' } : {}, typeof value === 'number' ? number(value) : value);
  const numeric = head.map((_, i) => rows.length > 0 && typeof rows[0][i] === 'number');
  return h('div', { class: 'scroll' }, h('table', {},
    h('thead', {}, h('tr', {}, head.map((name, i) => h('th', { scope: 'col', class: numeric[i] ? 'n' : null }, name)))),
    h('tbody', {}, rows.map(row => h('tr', {}, row.map(value => cell('td', value)))))));
}

function ink(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Common look of all charts in the colours of the page. */
function dressed(option, title) {
  const text = { color: ink('--ink') };
  const line = { lineStyle: { color: ink('--line') } };
  const axis = one => ({ nameTextStyle: text, axisLabel: text, axisLine: line, splitLine: line, nameLocation: 'middle', ...one });
  const axes = value => (Array.isArray(value) ? value.map(axis) : value && axis(value));
  return {
    color: COLOURS, animation: false, textStyle: { fontFamily: 'inherit' },
    grid: { left: 64, right: 18, top: 30, bottom: 46 },
    legend: { textStyle: text, top: 0, type: 'scroll' },
    tooltip: { trigger: 'axis', confine: true },
    aria: { enabled: true, label: { description: title } },
    ...option, xAxis: axes(option.xAxis), yAxis: axes(option.yAxis),
  };
}

/**
 * A figure with a chart. `make` gives the option whenever it is drawn (again); `rows` the numbers for the table.
 */
function figure(title, make, head, rows, tall) {
  const place = h('div', { class: tall ? 'chart tall' : 'chart', role: 'img', 'aria-label': title, tabindex: '0' });
  const numbers = h('details', {}, h('summary', {}, 'Numbers'));
  const element = h('figure', {}, h('figcaption', {}, title), place, numbers);
  const one = {
    element, place, chart: null,
    draw() {
      if (!one.chart) one.chart = echarts.init(place, null, { renderer: 'svg' });
      one.chart.setOption(dressed(make(), title), true);
      numbers.replaceChildren(h('summary', {}, 'Numbers'), table(head, rows()));
    },
  };
  mounted.push(one);
  return one;
}

function drawAll() {
  for (const one of mounted) if (one.place.isConnected) one.draw();
}

function select(label, values, current, changed) {
  const box = h('select', { onchange: () => changed(box.value) }, values.map(value => {
    const [key, text] = Array.isArray(value) ? value : [value, value];
    return h('option', { value: key, selected: key === current }, text);
  }));
  return h('label', {}, label, box);
}

function section(id, title, lead, ...children) {
  const element = h('section', { id, 'aria-labelledby': id + '-title' }, h('h2', { id: id + '-title' }, title), lead ? h('p', { class: 'lead' }, lead) : null, children);
  document.getElementById('main').append(element);
  return element;
}

window.addEventListener('resize', () => mounted.forEach(one => one.chart && one.place.isConnected && one.chart.resize()));
window.addEventListener('beforeprint', () => mounted.forEach(one => one.chart && one.place.isConnected && one.chart.resize()));
