const DATA = JSON.parse(document.getElementById('data').textContent);
const ALL = 'all';

function overview() {
  const o = DATA.overview;
  document.title = 'emotionthinker: ' + o.run;
  document.getElementById('title').textContent = o.run;
  const last = o.stages[o.stages.length - 1];
  document.getElementById('subtitle').textContent =
    `emotionthinker ${last.code_version} · ${number(o.corpora.reduce((n, c) => n + c.utterances, 0))} utterances of ${o.corpora.length} corpora · last table: ${last.table}, ${number(last.rows_out)} rows`;
  const stages = table(['stage', 'table', 'rows in', 'rows out', 'rejected', 'seconds', 'manifest'],
    o.stages.map(s => [s.stage, s.table, s.rows_in, s.rows_out, Object.values(s.rejects).reduce((a, b) => a + b, 0),
      s.seconds === null ? '–' : number(s.seconds, 1), h('code', { title: s.fingerprint }, s.fingerprint.slice(0, 12))]));
  const settings = h('details', {}, h('summary', {}, 'Settings of every stage'),
    o.stages.map(s => [h('h3', {}, s.stage), h('code', {}, s.config)]));
  const corpora = table(['corpus', 'utterances', 'minutes', 'speakers', 'labelled', 'texts', 'licence', 'may be given away'],
    o.corpora.map(c => [c.corpus, c.utterances, number(c.minutes, 1), c.speakers, c.labelled, c.texts, c.licence, c.redistribute ? 'yes' : 'no']));
  section('overview', 'Overview', 'What was made from what. A stage is skipped when its table matches inputs, settings and version; the manifest names them.', stages, settings, h('h3', {}, 'Corpora'), corpora);
}

function funnel() {
  const lines = DATA.funnel.lines;
  let corpus = ALL;
  const stages = [...new Set(lines.map(l => l.stage))];
  const sum = (stage, kept) => lines.filter(l => l.stage === stage && (corpus === ALL || l.corpus === corpus) && (l.reason === 'kept') === kept).reduce((n, l) => n + l.rows, 0);
  const chart = figure('Rows kept and rejected by stage', () => ({
    xAxis: { type: 'category', data: stages }, yAxis: { type: 'value', name: 'rows', nameGap: 48 },
    series: [{ name: 'kept', type: 'bar', stack: 'rows', data: stages.map(s => sum(s, true)) },
      { name: 'rejected', type: 'bar', stack: 'rows', itemStyle: { color: COLOURS[3], decal: { symbol: 'rect', rotation: 0.8 } }, data: stages.map(s => sum(s, false)) }],
  }), ['stage', 'kept', 'rejected'], () => stages.map(s => [s, sum(s, true), sum(s, false)]));
  const reasons = figure('Reasons for rejection', () => {
    const bars = why();
    return { grid: { left: 190, right: 30, top: 10, bottom: 40 }, legend: { show: false },
      xAxis: { type: 'value', name: 'rows', nameGap: 26 }, yAxis: { type: 'category', inverse: true, data: bars.map(b => b[0]) },
      series: [{ type: 'bar', itemStyle: { color: COLOURS[3] }, data: bars.map(b => b[1]) }] };
  }, ['stage: reason', 'rows'], () => why());
  const why = () => {
    const counts = new Map();
    for (const l of lines) if (l.reason !== 'kept' && (corpus === ALL || l.corpus === corpus)) counts.set(`${l.stage}: ${l.reason}`, (counts.get(`${l.stage}: ${l.reason}`) || 0) + l.rows);
    return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 15);
  };
  const corpora = [...new Set(lines.map(l => l.corpus))];
  const filter = h('div', { class: 'filters' }, select('Corpus', [[ALL, 'all corpora'], ...corpora], ALL, value => { corpus = value; chart.draw(); if (examples.length) reasons.draw(); }));
  const examples = DATA.funnel.rejects.map(r => h('details', {}, h('summary', {}, `${r.stage}: ${r.reason} (${number(r.rows)})`), table(['id', 'what was found'], r.examples.map(e => [h('code', {}, e.id), e.detail]))));
  section('funnel', 'Yield', 'Rows in are rows out and rejects, in every stage; every reject has a reason.', filter, h('div', { class: 'grid' }, chart.element, examples.length ? reasons.element : null), h('h3', {}, 'Examples'), examples.length ? examples : h('p', {}, 'Nothing was rejected.'));
}

function measurements() {
  const m = DATA.measurements;
  if (!m) return;
  const DIMENSIONS = ['corpus', 'gender', 'emotion'];
  const state = { measure: m.measures.find(x => x.name === 'f0_median_hz') ? 'f0_median_hz' : m.measures[0].name, by: 'gender', only: [ALL, ALL, ALL] };
  const now = () => m.measures.find(x => x.name === state.measure);
  const grouped = () => {
    const one = now();
    const groups = new Map();
    for (const [id, cell] of Object.entries(one.cells)) {
      const parts = m.groups[id];
      if (state.only.some((value, i) => value !== ALL && parts[i] !== value)) continue;
      const key = parts[DIMENSIONS.indexOf(state.by)];
      const group = groups.get(key) || { n: 0, sum: 0, counts: new Array(cell.counts.length).fill(0) };
      group.n += cell.n;
      group.sum += cell.n * cell.mean;
      cell.counts.forEach((c, i) => { group.counts[i] += c; });
      groups.set(key, group);
    }
    return new Map([...groups].sort());
  };
  const median = (one, group) => {
    let seen = 0;
    const width = (one.high - one.low) / group.counts.length;
    for (let i = 0; i < group.counts.length; i++) {
      if (seen + group.counts[i] >= group.n / 2) return one.low + width * (i + (group.n / 2 - seen) / group.counts[i]);
      seen += group.counts[i];
    }
    return null;
  };
  const chart = figure('Distribution of a measurement', () => {
    const one = now();
    const width = (one.high - one.low) / 32;
    return {
      xAxis: { type: 'value', name: one.name + (one.unit && one.unit !== '1' ? ` (${one.unit})` : ''), nameGap: 28, min: one.low, max: one.high, axisLabel: { formatter: v => number(v) } },
      yAxis: { type: 'value', name: 'share of group', nameGap: 46 },
      tooltip: { trigger: 'axis', confine: true, valueFormatter: v => number(v, 3) },
      series: [...grouped()].map(([key, g]) => ({ name: key, type: 'line', step: 'middle', symbol: 'none', areaStyle: { opacity: 0.08 }, data: g.counts.map((c, i) => [one.low + width * (i + 0.5), c / g.n]) })),
    };
  }, ['group', 'n', 'mean', 'median (from bins)'], () => [...grouped()].map(([key, g]) => [key, g.n, g.sum / g.n, median(now(), g)]), true);
  const redraw = () => { chart.draw(); meaning.textContent = now().name + ': ' + now().meaning; };
  const meaning = h('p', { class: 'lead', id: 'measure-meaning' }, now().name + ': ' + now().meaning);
  const values = i => [[ALL, 'all'], ...new Set(m.groups.map(g => g[i]))];
  const filters = h('div', { class: 'filters', id: 'measure-filters' },
    select('Measurement', m.measures.map(x => x.name), state.measure, v => { state.measure = v; redraw(); }),
    select('Compare by', DIMENSIONS, state.by, v => { state.by = v; redraw(); }),
    DIMENSIONS.map((d, i) => select('Only ' + d, values(i), ALL, v => { state.only[i] = v; redraw(); })));
  section('measurements', 'Measurements', 'Distribution of every measurement. The outer bins hold what lies beyond the 0.5th and 99.5th percentile.', filters, chart.element, meaning);
}

function levels() {
  const l = DATA.levels;
  if (!l) return;
  const state = { attribute: 'pitch' };
  const attributes = [...new Set(l.edges.map(e => e.attribute))];
  const edges = () => l.edges.filter(e => e.attribute === state.attribute && e.quantiles.length === 101);
  const density = e => {
    // 101 percentiles hold 1 % of the clips between each two
    const low = e.quantiles[0], high = e.quantiles[100], bins = 24, width = (high - low) / bins || 1;
    const share = new Array(bins).fill(0);
    for (let i = 0; i < 100; i++) {
      const a = e.quantiles[i], b = e.quantiles[i + 1];
      for (let k = 0; k < bins; k++) {
        const overlap = Math.min(b, low + width * (k + 1)) - Math.max(a, low + width * k);
        if (b > a ? overlap > 0 : (k === Math.min(bins - 1, Math.floor((a - low) / width)))) share[k] += b > a ? overlap / (b - a) / 100 : 0.01;
      }
    }
    return share.map((s, k) => [low + width * (k + 0.5), s]);
  };
  const grid = h('div', { class: 'grid' });
  const fill = () => {
    grid.replaceChildren();
    for (const e of edges()) {
      const one = figure(`${e.attribute}, ${e.group} (n = ${number(e.n)})`, () => ({
        legend: { show: false },
        xAxis: { type: 'value', name: e.unit, nameGap: 28, scale: true }, yAxis: { type: 'value', name: 'share', nameGap: 46 },
        series: [{ type: 'line', step: 'middle', symbol: 'none', areaStyle: { opacity: 0.15 }, data: density(e),
          markLine: { symbol: 'none', label: { formatter: p => number(p.value), color: ink('--ink') }, lineStyle: { color: COLOURS[3], type: 'dashed' }, data: e.cuts.map(c => ({ xAxis: c })) } }],
      }), ['cut', 'value'], () => e.reason ? [['no levels', e.reason]] : [['low to normal', e.cuts[0]], ['normal to high', e.cuts[1]], ['method', e.method]]);
      grid.append(one.element);
      one.draw();
    }
  };
  const counts = table(['attribute', 'level', 'utterances'], Object.entries(l.counts).flatMap(([attribute, rows]) => Object.entries(rows).map(([level, n]) => [attribute, level, n])));
  section('levels', 'Levels', 'Thresholds (dashed) on the distribution that they were taken from, training speakers only. A group without dashed lines gives no levels, for the reason in its numbers.',
    h('div', { class: 'filters' }, select('Attribute', attributes, state.attribute, v => { state.attribute = v; fill(); })), grid, h('details', {}, h('summary', {}, 'How many got which level'), counts));
  later.push(fill);
}

function clips() {
  const all = DATA.clips;
  if (!all) return;
  const state = { corpus: ALL, emotion: ALL, verdict: ALL, text: '', current: null };
  const list = h('div', { class: 'cliplist', role: 'group', 'aria-label': 'Clips' });
  const detail = h('div', { 'aria-live': 'polite' });
  const shown = () => all.filter(c => (state.corpus === ALL || c.corpus === state.corpus) && (state.emotion === ALL || c.emotion === state.emotion)
    && (state.verdict === ALL || c.claims.some(x => x.verdict === state.verdict)) && (c.id + ' ' + c.reasoning).toLowerCase().includes(state.text.toLowerCase()));
  const fill = () => {
    const some = shown();
    if (!some.includes(state.current)) state.current = some[0] || null;
    list.replaceChildren(...some.map(c => h('button', { type: 'button', 'aria-current': c === state.current ? 'true' : null, onclick: () => { state.current = c; fill(); } }, c.id.slice(c.id.lastIndexOf('/') + 1), h('small', {}, ` ${c.corpus}, ${c.emotion}`))));
    detail.replaceChildren(...(state.current ? one(state.current) : [h('p', {}, 'No clip fits these filters.')]));
    const place = detail.querySelector('.chart');
    if (place) mounted[mounted.length - 1].draw();
  };
  const one = c => {
    const chart = c.outline ? figure('Waveform, F0 and intensity', () => contours(c), ['', ''], () => [['duration (s)', c.duration_s]], true) : null;
    return [h('h3', {}, c.id), h('p', { class: 'lead' }, `${c.emotion}, speaker ${c.speaker}, split ${c.split}` + (c.transcript ? ` – “${c.transcript}”` : ', the words may not be shown')),
      c.problem ? h('p', {}, c.problem) : null, c.audio ? h('audio', { controls: true, preload: 'none', src: c.audio }) : h('p', { class: 'lead' }, 'No audio: the corpus may not be given away, or the clip is long.'),
      chart && chart.element, h('h3', {}, 'Reasoning, with its claims'), marked(c), legend(c), h('details', {}, h('summary', {}, 'Levels'), table(['cue', 'level'], Object.entries(c.levels)))].filter(Boolean);
  };
  const values = key => [[ALL, 'all'], ...[...new Set(all.map(c => c[key]))].sort()];
  const search = h('input', { type: 'search', oninput: e => { state.text = e.target.value; fill(); } });
  section('clips', 'Clips', 'Drawn by hash among the verified texts. Claims are coloured by verdict.',
    h('div', { class: 'filters', id: 'clip-filters' }, select('Corpus', values('corpus'), ALL, v => { state.corpus = v; fill(); }), select('Emotion', values('emotion'), ALL, v => { state.emotion = v; fill(); }),
      select('With a claim that is', [[ALL, 'any'], 'supported', 'contradicted', 'unsupported', 'unverifiable'], ALL, v => { state.verdict = v; fill(); }), h('label', {}, 'Search', search)),
    h('div', { class: 'clips' }, list, detail));
  later.push(fill);
}

function contours(c) {
  const series = s => s.values.map((v, i) => [s.start_s + s.step_s * i, v]);
  const outline = c.outline.flatMap((p, i) => { const t = (i + 0.5) * c.duration_s / c.outline.length; return [[t, p], [t, -p], [t, null]]; });
  const x = (i, name) => ({ gridIndex: i, type: 'value', min: 0, max: c.duration_s, name, nameGap: 26, axisLabel: { show: i === 2, color: ink('--ink'), formatter: v => number(v, 2) } });
  const words = c.words.map(w => [{ xAxis: w.start_s, name: w.text, itemStyle: { opacity: w.prominence !== null && w.prominence >= 1 ? 0.25 : 0.08 } }, { xAxis: w.end_s }]);
  return {
    legend: { show: false }, tooltip: { trigger: 'axis', confine: true, valueFormatter: v => number(v, 1) }, axisPointer: { link: [{ xAxisIndex: 'all' }] },
    grid: [{ left: 64, right: 18, top: 24, height: '24%' }, { left: 64, right: 18, top: '36%', height: '24%' }, { left: 64, right: 18, top: '66%', height: '20%' }],
    xAxis: [x(0), x(1), x(2, 'time (s)')],
    yAxis: [{ gridIndex: 0, min: -1, max: 1, axisLabel: { show: false }, name: 'wave', nameGap: 40 }, { gridIndex: 1, scale: true, name: 'F0 (Hz)', nameGap: 40 }, { gridIndex: 2, scale: true, name: 'dB', nameGap: 40 }],
    series: [
      { name: 'wave', type: 'line', data: outline, symbol: 'none', lineStyle: { width: 1 }, tooltip: { show: false }, markArea: { silent: true, itemStyle: { color: COLOURS[1] }, label: { color: ink('--ink'), position: 'top', fontSize: 11 }, data: words } },
      { name: 'F0 (Hz)', type: 'line', xAxisIndex: 1, yAxisIndex: 1, data: series(c.f0_hz), symbol: 'none', lineStyle: { width: 2, color: COLOURS[3] }, itemStyle: { color: COLOURS[3] } },
      { name: 'intensity (dB)', type: 'line', xAxisIndex: 2, yAxisIndex: 2, data: series(c.intensity_db), symbol: 'none', lineStyle: { width: 2, color: COLOURS[2] }, itemStyle: { color: COLOURS[2] } }],
  };
}

function marked(c) {
  const text = h('p', { class: 'cot' });
  let at = 0;
  for (const claim of [...c.claims].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (claim.start < at) continue;
    text.append(c.reasoning.slice(at, claim.start), h('mark', { class: claim.verdict, title: `${claim.cue}: says ${claim.asserted}, measured ${claim.measured || 'nothing'}: ${claim.verdict}` }, c.reasoning.slice(claim.start, claim.end)));
    at = claim.end;
  }
  text.append(c.reasoning.slice(at));
  return text;
}

function legend(c) {
  return h('div', {}, h('p', { class: 'lead' }, `Answer: ${c.answer}. Factual alignment ${number(c.factual_alignment, 2)}. `, ['supported', 'contradicted', 'unsupported', 'unverifiable'].map(v => [h('mark', { class: v }, v), ' '])),
    h('details', {}, h('summary', {}, 'Claims'), table(['cue', 'says', 'measured', 'verdict'], c.claims.map(x => [x.cue, x.asserted, x.measured || '–', x.verdict]))));
}

function calls() {
  if (!DATA.calls) return;
  section('calls', 'Teachers, calls and money', 'Who wrote the candidates, and what it cost.',
    table(['teacher', 'model', 'candidates', 'prompt tokens', 'completion tokens', 'USD', 'endings'], DATA.calls.map(t => [t.teacher, t.model, t.candidates, t.prompt_tokens, t.completion_tokens, t.cost_usd, Object.entries(t.finish_reasons).map(([k, n]) => `${k} ${number(n)}`).join(', ')])));
}

function scores() {
  const s = DATA.scores;
  if (!s) return;
  const steps = Array.from({ length: 9 }, (_, i) => 1 + i / 2);
  const names = Object.keys(s.dimensions);
  const dimensions = figure('Scores by dimension', () => ({ xAxis: { type: 'category', name: 'score, 1 to 5', nameGap: 28, data: steps }, yAxis: { type: 'value', name: 'texts', nameGap: 46 },
    series: names.map(n => ({ name: n.replaceAll('_', ' '), type: 'bar', data: s.dimensions[n] })) }), ['score', ...names], () => steps.map((x, i) => [String(x), ...names.map(n => s.dimensions[n][i])]));
  const bins = s.r_t.map((_, i) => number(i / s.r_t.length, 2));
  const total = figure('R_t', () => ({ legend: { show: false }, xAxis: { type: 'category', name: 'R_t (from)', nameGap: 28, data: bins }, yAxis: { type: 'value', name: 'texts', nameGap: 46 }, series: [{ type: 'bar', data: s.r_t }] }), ['R_t from', 'texts'], () => s.r_t.map((n, i) => [bins[i], n]));
  section('scores', 'Reward model', `Judged by ${s.reward_model}.`, h('div', { class: 'grid' }, dimensions.element, total.element));
}

function calibration() {
  const c = DATA.calibration;
  if (!c) return;
  const scorers = ['embedded', 'rules', 'http'].filter(k => c[k]);
  const groups = Object.keys(c[scorers[0]].groups).sort((a, b) => a.includes(':') - b.includes(':'));
  const state = { group: groups[0] };
  const of = k => c[k].groups[state.group];
  const chart = figure('Reliability: share of scores within half a point, by confidence', () => ({
    xAxis: { type: 'value', name: 'confidence', nameGap: 28, min: 0, max: 1 }, yAxis: { type: 'value', name: 'share within half a point', nameGap: 46, min: 0, max: 1 },
    series: scorers.filter(k => of(k)).map(k => ({ name: k, type: 'line', symbolSize: 8, data: of(k).reliability.bins.map(b => [b.confidence, b.hits]) })).concat([{ name: 'ideal', type: 'line', symbol: 'none', lineStyle: { type: 'dashed', color: ink('--soft') }, data: [[0, 0], [1, 1]] }]),
  }), ['judge', 'confidence', 'within half a point', 'n'], () => scorers.filter(k => of(k)).flatMap(k => of(k).reliability.bins.map(b => [k, b.confidence, b.hits, b.n])));
  const slope = l => l?.points_per100_words == null ? '–' : `${l.points_per100_words} ± ${l.margin ?? '–'}`;
  const place = h('div', {});
  const fill = () => {
    chart.draw();
    place.replaceChildren(table(['judge', 'dimension', 'MAE', 'Spearman', 'kappa', 'points per 100 words', 'within a kind of damage'], scorers.filter(k => of(k)).flatMap(k => Object.entries(of(k).dimensions).map(([name, d]) => [k, name, d.agreement.mae ?? '–', d.agreement.spearman ?? '–', d.agreement.kappa ?? d.agreement.quadratic_kappa ?? '–', slope(d.length), slope(d.length_within_kind)]))));
  };
  section('calibration', 'Calibration of the reward model', `Against scores that follow from how the texts were made, on speakers it was not trained on. ${c[scorers[0]].id}.`,
    h('div', { class: 'filters' }, select('Texts', groups, state.group, v => { state.group = v; fill(); })), chart.element, place);
  later.push(fill);
}

function training() {
  if (!DATA.training) return;
  const figures = DATA.training.flatMap(t => {
    const panel = (title, names) => {
      const some = names.filter(n => t.curves[n]);
      if (!some.length) return [];
      return [figure(`${t.stage} (${t.trainer}): ${title}`, () => ({ xAxis: { type: 'value', name: 'step', nameGap: 28 }, yAxis: { type: 'value', scale: true },
        series: some.map(n => ({ name: n, type: 'line', symbol: 'none', data: t.curves[n] })) }), ['number', 'first', 'last'], () => some.map(n => [n, t.curves[n][0][1], t.curves[n][t.curves[n].length - 1][1]])).element];
    };
    return [...panel('loss (nat)', ['loss']), ...panel('reward and its parts', ['reward_mean', 'reward_format_mean', 'reward_outcome_mean', 'reward_thought_mean']),
      ...panel('trust: τ, groups with τ below 1, one-sided groups, share of R_t', ['tau_mean', 'tau_below_one_share', 'one_sided_share', 'reasoning_share']),
      ...panel('accuracy', ['accuracy']), ...panel('KL to the reference (nat)', ['kl']), ...panel('entropy (nat)', ['entropy']), ...panel('length (tokens)', ['length_tokens_mean']),
      ...panel('clipped share', ['clip_fraction']), ...panel('gradient norm', ['grad_norm']), ...panel('learning rate', ['learning_rate'])];
  });
  section('training', 'Training', 'Every number of the training log by step.', h('div', { class: 'grid' }, figures));
}

function evaluation() {
  if (!DATA.evaluation) return;
  const MAIN = ['wa', 'ua', 'macro_f1', 'weighted_f1', 'kappa', 'mcc', 'ece', 'format_valid', 'claim_precision', 'claim_recall', 'contradiction_rate', 'label_recoverability', 'reasoning_mean'];
  const blocks = DATA.evaluation.map(e => {
    const at = (metric, slice) => e.metrics.find(m => m.metric === metric && m.slice === slice);
    const main = MAIN.map(m => at(m, 'all')).filter(Boolean);
    const counts = e.metrics.filter(m => m.metric === 'count' && m.slice.startsWith('gold=')).map(m => [...m.slice.match(/^gold=(.*),answer=(.*)$/).slice(1), m.value]);
    const gold = [...new Set(counts.map(c => c[0]))], said = [...new Set(counts.map(c => c[1]))].sort((a, b) => (a === 'none') - (b === 'none'));
    const sums = new Map(gold.map(g => [g, counts.filter(c => c[0] === g).reduce((n, c) => n + c[2], 0)]));
    const confusion = figure(`${e.name}: confusions (share of the gold label)`, () => ({
      grid: { left: 150, right: 20, top: 10, bottom: 110 }, legend: { show: false }, tooltip: { formatter: p => `${gold[p.value[1]]} heard as ${said[p.value[0]]}: ${number(p.value[2], 2)}` },
      xAxis: { type: 'category', data: said, name: 'answer', nameGap: 80, axisLabel: { rotate: 40 } }, yAxis: { type: 'category', data: gold, inverse: true },
      visualMap: { show: false, min: 0, max: 1, inRange: { color: [ink('--panel'), COLOURS[0]] } },
      series: [{ type: 'heatmap', data: counts.map(c => [said.indexOf(c[1]), gold.indexOf(c[0]), c[2] / sums.get(c[0])]), label: { show: true, formatter: p => number(p.value[2], 2) } }],
    }), ['gold', 'answer', 'n'], () => counts, true);
    const slices = e.metrics.filter(m => m.metric === 'ua' && m.slice !== 'all');
    return [h('h3', {}, e.name), table(['metric', 'value', 'interval', 'n'], main.map(m => [m.metric, m.value, m.low === null ? '–' : `${number(m.low, 3)} to ${number(m.high, 3)}`, m.n])),
      counts.length ? confusion.element : null, slices.length ? h('details', {}, h('summary', {}, 'UA by corpus, speaker, gender, language'), table(['slice', 'UA', 'interval', 'n'], slices.map(m => [m.slice, m.value, m.low === null ? '–' : `${number(m.low, 3)} to ${number(m.high, 3)}`, m.n]))) : null];
  });
  section('evaluation', 'Evaluation', 'Intervals are of a bootstrap over speakers.', blocks);
}

function comparison() {
  const other = DATA.other;
  if (!other) return;
  const rows = DATA.overview.stages.map(a => { const b = other.overview.stages.find(s => s.stage === a.stage); return [a.stage, a.rows_out, b ? b.rows_out : '–', b ? a.rows_out - b.rows_out : '–', b && a.config === b.config ? 'same' : b ? 'other' : '–']; });
  const mean = (data, name) => { const m = data.measurements && data.measurements.measures.find(x => x.name === name); if (!m) return null; let n = 0, sum = 0; for (const c of Object.values(m.cells)) { n += c.n; sum += c.n * c.mean; } return n ? sum / n : null; };
  const measures = DATA.measurements ? DATA.measurements.measures.map(m => { const a = mean(DATA, m.name), b = mean(other, m.name); return [m.name, m.unit || '', a, b === null ? '–' : b, b === null ? '–' : a - b]; }) : [];
  section('comparison', 'Against ' + other.overview.run, 'This run beside the other: rows of every stage, whether its settings are the same, and the mean of every measurement.',
    table(['stage', 'rows here', 'rows there', 'difference', 'settings'], rows), h('details', {}, h('summary', {}, 'Means of measurements'), table(['measurement', 'unit', 'here', 'there', 'difference'], measures)));
}

const later = [];
for (const part of [overview, funnel, measurements, levels, clips, calls, scores, calibration, training, evaluation, comparison]) part();
document.getElementById('nav').append(h('ul', {}, [...document.querySelectorAll('main > section')].map(s => h('li', {}, h('a', { href: '#' + s.id }, s.querySelector('h2').textContent)))));

const theme = document.getElementById('theme');
function dress(dark) {
  document.documentElement.classList.toggle('dark', dark);
  theme.setAttribute('aria-pressed', String(dark));
  theme.textContent = dark ? 'Light' : 'Dark';
  drawAll();
}
theme.addEventListener('click', () => dress(!document.documentElement.classList.contains('dark')));
dress(window.matchMedia('(prefers-color-scheme: dark)').matches);
later.forEach(fill => fill());
