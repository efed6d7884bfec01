// Names.
const key = () => h("div", { class: "key" }, KINDS.filter((kind) => data.entities.some((entity) => entity.kind === kind)).map((kind) => h("span", {}, h("span", { class: "dotk k-" + kind }), t(kind))));
const byId = new Map(data.entities.map((entity, at) => [entity.id, at]));
function network() {
  const nodes = data.entities.map((entity, at) => ({ entity, at })).filter((node) => node.entity.kind !== "NORP");
  return graph(nodes.slice(0, narrow() ? 16 : 32), false);
}
// Springs and charges from a spiral: the same data gives the same picture. Labels keep clear of one another.
function graph(candidates, centred) {
  const width = narrow() ? 440 : 960;
  const index = new Map(candidates.map((node, at) => [node.at, at]));
  const pairs = new Map();
  candidates.forEach((node, from) => {
    const links = node.entity.companions.filter((of) => isThere(of.entity) && index.has(of.entity));
    links.slice(0, centred && from === 0 ? 20 : 3).forEach((of) => {
      const to = index.get(of.entity);
      if (from !== to) pairs.set(Math.min(from, to) + "-" + Math.max(from, to), { from, to, weight: of.sentences });
    });
  });
  // Who stands with nobody is not in the picture.
  const linked = new Set([...pairs.values()].flatMap((edge) => [edge.from, edge.to]));
  const places_ = new Map([...linked].sort((a, b) => a - b).map((at, place_) => [at, place_]));
  const nodesIn = candidates.filter((_, at) => linked.has(at));
  const edges = [...pairs.values()].map((edge) => ({ ...edge, from: places_.get(edge.from), to: places_.get(edge.to) }));
  if (nodesIn.length < 3) return null;
  const height = centred ? (narrow() ? 400 : 380) : Math.min(narrow() ? 520 : 560, 160 + nodesIn.length * 16);
  const most = Math.max(1, ...nodesIn.map((node) => node.entity.mentions));
  const nodes = nodesIn.map((node, at) => ({
    ...node, label: short(node.entity.name, 24), radius: 5 + 13 * Math.sqrt(node.entity.mentions / most),
    x: width / 2 + Math.cos(at * 2.4) * (14 + at * (width / 2.6 / nodesIn.length)), y: height / 2 + Math.sin(at * 2.4) * (12 + at * (height / 2.6 / nodesIn.length)),
  }));
  const half = (node) => Math.max(node.radius, node.label.length * 4) + 5;
  const rounds = 400;
  for (let round = 0; round < rounds; round += 1) {
    const heat = 1 - round / rounds;
    nodes.forEach((node, at) => {
      const pull = centred && at === 0 ? 0.5 : 0.012;
      node.dx = (width / 2 - node.x) * pull * 0.7;
      node.dy = (height / 2 - node.y) * pull * 2.2;
    });
    for (let one = 0; one < nodes.length; one += 1) {
      for (let two = one + 1; two < nodes.length; two += 1) {
        const a = nodes[one];
        const b = nodes[two];
        const dx = a.x - b.x || 0.1 * (one - two);
        const dy = a.y - b.y || 0.1;
        const distance = Math.hypot(dx, dy);
        const push = 800 / Math.max(30, distance);
        const ux = (dx / distance) * push * 0.25;
        const uy = (dy / distance) * push * 0.25;
        a.dx += ux; b.dx -= ux; a.dy += uy; b.dy -= uy;
        const acrossLeft = half(a) + half(b) - Math.abs(dx);
        const downLeft = a.radius + b.radius + 24 - Math.abs(dy);
        if (acrossLeft > 0 && downLeft > 0) {
          const down = Math.sign(dy) * downLeft * 0.4;
          const across = Math.sign(dx) * Math.min(12, acrossLeft * 0.15);
          a.dy += down; b.dy -= down; a.dx += across; b.dx -= across;
        }
      }
    }
    for (const edge of edges) {
      const a = nodes[edge.from];
      const b = nodes[edge.to];
      const dx = b.x - a.x;
      const dy = b.y - a.y;
      const distance = Math.hypot(dx, dy) || 1;
      const pull = (distance - (centred ? 150 : 110)) * 0.03;
      a.dx += (dx / distance) * pull; b.dx -= (dx / distance) * pull;
      a.dy += (dy / distance) * pull; b.dy -= (dy / distance) * pull;
    }
    for (const node of nodes) {
      const length = Math.hypot(node.dx, node.dy) || 1;
      const step = Math.min(length, 3 + 25 * heat);
      node.x = Math.min(width - half(node), Math.max(half(node), node.x + (node.dx / length) * step));
      node.y = Math.min(height - node.radius - 24, Math.max(node.radius + 4, node.y + (node.dy / length) * step));
    }
  }
  const top = Math.min(...nodes.map((node) => node.y - node.radius)) - 8;
  const bottom = Math.max(...nodes.map((node) => node.y + node.radius)) + 28;
  const lines = edges.map((edge) => ({ ...edge, element: svg("line", {
    x1: nodes[edge.from].x, y1: nodes[edge.from].y, x2: nodes[edge.to].x, y2: nodes[edge.to].y, class: "edge", "stroke-width": Math.min(6, 0.8 + Math.sqrt(edge.weight)) }) }));
  const picture = svg("svg", { viewBox: `0 ${top} ${width} ${bottom - top}`, role: "group", "aria-label": t("topNames"), class: "graph" }, lines.map((line) => line.element));
  const focus = (at) => {
    picture.classList.toggle("focus", at !== null);
    const near = new Set([at]);
    for (const line of lines) {
      const hot = line.from === at || line.to === at;
      line.element.classList.toggle("hot", hot);
      if (hot) near.add(line.from).add(line.to);
    }
    nodes.forEach((node, other) => node.element.classList.toggle("hot", at !== null && near.has(other)));
  };
  nodes.forEach((node, at) => {
    node.element = svg("a", { class: "node", href: link({ entity: node.entity.id }), onmouseenter: () => focus(at), onmouseleave: () => focus(null), onfocus: () => focus(at), onblur: () => focus(null) },
      svg("circle", { cx: node.x, cy: node.y, r: node.radius, class: "f-" + kindOf(node.entity) }),
      svg("text", { x: node.x, y: node.y + node.radius + 15, "text-anchor": "middle", lang: spoken(node.label) }, node.label),
      svg("title", {}, node.entity.name + " · " + plural("mentionsN", node.entity.mentions)));
    picture.append(node.element);
  });
  return picture;
}
const namesLines = () => data.entities.map((entity, at) => ({ entity, at })).filter(({ entity }) => stays(entity)
  && matches(entity, entity.name, ...entity.spellings.map((spelling) => spelling[0]), ...entity.roles.map((role) => role.text)));
function names() {
  const all = namesLines();
  const lines = all.filter(({ entity }) => !state.kind || entity.kind === state.kind);
  // Nationalities are everywhere: they come behind the others.
  lines.sort((a, b) => (a.entity.kind === "NORP") - (b.entity.kind === "NORP"));
  const asked = byId.get(state.entity);
  const current = isThere(asked) ? { entity: data.entities[asked], at: asked } : lines[0];
  const row = ({ entity, at }) => h("a", { href: link({ ...kept(), kind: state.kind, entity: entity.id }), "aria-current": at === current.at ? "true" : null },
    h("span", { class: "dotk k-" + kindOf(entity) }), h("span", { class: "name" }, bdi(short(entity.name, 90))),
    h("span", { class: "n", title: plural("documentsN", entity.documents) + " · " + plural("mentionsN", entity.mentions) }, plural("documentsN", entity.documents)));
  return [head("names"), kinds("names", [["", t("all"), all.length], ...counts(all.map((line) => line.entity), KINDS, (entity) => entity.kind)]),
    current ? h("div", { class: "split" }, lines.length ? h("div", { class: "card index", tabindex: "-1" }, lines.map(row)) : none(data.entities),
      h("div", { class: "stack" }, profile(current.entity, current.at))) : none(data.entities)];
}
function profile(entity, at) {
  const linked = entity.companions.filter((of) => isThere(of.entity) && of.entity !== at).slice(0, 10);
  const circle = [{ entity, at }, ...linked.map((of) => ({ entity: data.entities[of.entity], at: of.entity }))];
  const row = (label, ...value) => [h("dt", {}, t(label)), h("dd", {}, value)];
  const said = data.speakers.findIndex((speaker) => speaker.entity === at);
  return h("article", { class: "card profile" },
    h("div", { class: "line" }, h("h2", {}, bdi(entity.name)), h("span", { class: "pill" }, t(entity.kind)), witnesses(entity)),
    h("dl", { class: "facts" },
      entity.roles.length ? row("roles", h("div", { class: "chips" }, entity.roles.map((role) => (role.places[0] ? h("a", { class: "chip", href: placeLink(role.places[0]) }, bdi(short(role.text, 90))) : h("span", { class: "chip" }, bdi(short(role.text, 90))))))) : null,
      row("spellings", entity.spellings.map(([text, count], place_) => [place_ ? comma() : "", bdi(text), h("span", { class: "soft small" }, " " + number(count))])),
      row("seen", plural("mentionsN", entity.mentions), entity.first ? " · " + fromTo(entity.first, entity.last) : ""),
      said >= 0 ? row("statements", h("a", { class: "more", href: link({ view: "statements", speaker: String(said) }) }, plural("statementsN", data.speakers[said].mentions))) : null),
    circle.length < 3 ? null : graph(circle, true),
    entity.companions.length ? [h("h3", {}, t("companions")), h("div", { class: "chips" }, entity.companions.map((of) => name([of.entity, of.name], plural("sentencesN", of.sentences))))] : null,
    h("h3", {}, t("evidence")), places(entity.places, "n" + at, "", 5));
}
