/// The style of a page, light or dark as the reader's system is, and plain on paper.
let styleSheet = """
  :root {
    --ground: #f6f7f9; --card: #ffffff; --ink: #1c2430; --soft: #66707f; --edge: #e1e5ea;
    --good: #0f7b43; --bad: #c0342b; --notable: #a15c00; --accent: #2462d8;
    --c0: #2462d8; --c1: #d9730d; --c2: #8b46c9; --c3: #0f8a6d; --c4: #c2348d; --c5: #7a6a12;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --ground: #14171c; --card: #1c2027; --ink: #e4e8ee; --soft: #98a2b1; --edge: #303742;
      --good: #4cc38a; --bad: #ff7b72; --notable: #f0b04f; --accent: #6ea8ff;
      --c0: #6ea8ff; --c1: #ffa657; --c2: #c792ff; --c3: #4fd1b0; --c4: #ff8ac6; --c5: #d6c25a;
    }
  }
  * { box-sizing: border-box; }
  body {
    margin: 0 auto; max-width: 1080px; padding: 24px 20px 64px; background: var(--ground);
    color: var(--ink); font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto,
      "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  }
  h1 { font-size: 24px; margin: 0; }
  header p { color: var(--soft); margin: 2px 0 0; }
  nav { display: flex; flex-wrap: wrap; gap: 6px; margin: 16px 0 0; }
  nav a {
    color: var(--ink); text-decoration: none; border: 1px solid var(--edge); border-radius: 14px;
    padding: 2px 12px; background: var(--card);
  }
  nav b { color: var(--bad); margin-left: 6px; }
  h2 { font-size: 18px; margin: 32px 0 8px; }
  h3 { font-size: 15px; margin: 0 0 8px; display: flex; flex-wrap: wrap; gap: 4px 16px; }
  h3 small { margin-left: auto; }
  h4 { margin: 16px 0 4px; }
  small { color: var(--soft); font-weight: normal; font-size: 13px; }
  h2 small { margin-left: 10px; }
  article {
    background: var(--card); border: 1px solid var(--edge); border-radius: 8px;
    padding: 16px 20px; margin: 12px 0; break-inside: avoid;
  }
  code, pre { font: 13px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
  .question { display: block; color: var(--soft); margin-bottom: 6px; }
  p { margin: 8px 0; white-space: pre-line; }
  .note { color: var(--soft); }
  pre { overflow-x: auto; margin: 8px 0; }
  .problem {
    white-space: pre-wrap; border-left: 3px solid var(--bad); background: var(--card);
    padding: 8px 14px;
  }
  details summary { color: var(--soft); cursor: pointer; font-size: 13px; }
  .table { overflow-x: auto; margin: 8px 0; }
  table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
  th, td { padding: 3px 18px 3px 0; text-align: left; white-space: nowrap; unicode-bidi: isolate; }
  th { color: var(--soft); font-weight: normal; border-bottom: 1px solid var(--edge); }
  tbody tr + tr td { border-top: 1px solid color-mix(in srgb, var(--edge) 55%, transparent); }
  tfoot td { font-weight: 600; border-top: 2px solid var(--edge); }
  .n { text-align: right; }
  .mark { padding-right: 8px; width: 1em; }
  .faint { color: var(--soft); }
  .good { color: var(--good); }
  .bad { color: var(--bad); }
  .notable { color: var(--notable); }
  figure { margin: 14px 0; }
  figure svg + figcaption { margin-top: 14px; }
  figcaption { display: flex; flex-wrap: wrap; gap: 4px 16px; color: var(--soft); }
  .key::before {
    content: ""; display: inline-block; width: 14px; height: 3px; border-radius: 2px;
    background: var(--c); margin-right: 6px; vertical-align: middle;
  }
  svg { width: 100%; max-width: 760px; height: auto; display: block; overflow: visible; }
  svg text { fill: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums; }
  svg .value { fill: var(--ink); }
  .grid { stroke: var(--edge); fill: none; }
  .line { fill: none; stroke: var(--c); stroke-width: 2; stroke-linejoin: round;
    stroke-linecap: round; }
  .spark { width: 160px; height: 28px; }
  circle { fill: var(--c); stroke: var(--card); }
  rect { fill: var(--c); }
  .s0 { --c: var(--c0); } .s1 { --c: var(--c1); } .s2 { --c: var(--c2); }
  .s3 { --c: var(--c3); } .s4 { --c: var(--c4); } .s5 { --c: var(--c5); }
  .level { --c: var(--c0); } .rise { --c: var(--good); } .fall { --c: var(--bad); }
  .heat th, .heat td { padding: 3px 8px; }
  .heat td[style] { background: color-mix(in srgb, var(--c0) var(--heat), transparent); }
  .funnel .bar { width: 45%; min-width: 160px; }
  .funnel table, table.funnel { width: 100%; max-width: 760px; }
  .bar i {
    display: block; height: 18px; margin: 0 auto; min-width: 1px; border-radius: 2px;
    background: var(--c0);
  }
  @media print {
    body { background: none; max-width: none; padding: 0; }
    article { border: 0; padding: 0; }
    nav, details { display: none; }
  }
  """
