// Notes from the first paint on what moves by itself.
window.layoutShifts = [];
new PerformanceObserver(list => {
  for (const shift of list.getEntries())
    layoutShifts.push({ value: shift.value, what: shift.sources.map(source => source.node?.outerHTML?.slice(0, 60) ?? source.node?.data?.slice(0, 60) ?? '?') });
}).observe({ type: 'layout-shift', buffered: true });
