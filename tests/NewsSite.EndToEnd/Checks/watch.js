// Notes from the first paint on what moves by itself: not what a reader, or a change of the window's size, has moved.
window.layoutShifts = [];
new PerformanceObserver(list => {
  for (const shift of list.getEntries().filter(shift => !shift.hadRecentInput))
    layoutShifts.push({ value: shift.value, what: shift.sources.map(source => source.node?.outerHTML?.slice(0, 60) ?? source.node?.data?.slice(0, 60) ?? '?') });
}).observe({ type: 'layout-shift', buffered: true });
