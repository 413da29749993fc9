const UNSEEN = -1;
const OUTER = 0;
const INNER = 1;
type Label = typeof UNSEEN | typeof OUTER | typeof INNER;

/**
 * Pairs of `size` vertices, numbered from 0, of the greatest total weight; a pair of weight 0 or less is never made.
 * Edmonds' blossoms with dual variables, O(n³) (Galil, "Efficient algorithms for finding maximum matching in graphs",
 * ACM Computing Surveys 18, 1986). Weights are whole numbers below 2^45, so that every sum is exact.
 * Returns for each vertex its partner; undefined for those that have none.
 */
export function maximumMatching(size: number, weight: (a: number, b: number) => number): readonly (number | undefined)[] {
  return new Matching(size, weight).solve();
}

/** Vertices are 1…n, blossoms n+1…2n, and 0 is nobody. An edge between two of them is remembered by the vertices that it joins. */
class Matching {
  readonly #n: number;
  readonly #width: number;
  /** The most that is used of vertices and blossoms. */
  #used: number;
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #weight: Float64Array;
  /** The dual variable, doubled. */
  readonly #dual: Float64Array;
  readonly #mate: Int32Array;
  /** The outer vertex by whose edge it could be reached at the least cost. */
  readonly #slack: Int32Array;
  /** The blossom that it stands in; its own number where it stands alone, 0 where it is not in use. */
  readonly #top: Int32Array;
  /** The vertex from which it was reached. */
  readonly #parent: Int32Array;
  readonly #label: Label[];
  readonly #seen: Int32Array;
  #look = 0;
  /** In which part of a blossom a vertex stands. */
  readonly #part: Int32Array;
  readonly #petals: number[][];
  #queue: number[] = [];

  constructor(n: number, weight: (a: number, b: number) => number) {
    this.#n = n;
    this.#used = n;
    const width = 2 * n + 1;
    this.#width = width;
    this.#from = new Int32Array(width * width);
    this.#to = new Int32Array(width * width);
    this.#weight = new Float64Array(width * width);
    this.#part = new Int32Array(width * width);
    this.#dual = new Float64Array(width);
    this.#mate = new Int32Array(width);
    this.#slack = new Int32Array(width);
    this.#top = new Int32Array(width);
    this.#parent = new Int32Array(width);
    this.#seen = new Int32Array(width);
    this.#label = Array.from({ length: width }, () => UNSEEN);
    this.#petals = Array.from({ length: width }, () => []);
    this.#fill(weight);
  }

  #fill(weight: (a: number, b: number) => number): void {
    let greatest = 0;
    for (let u = 1; u <= this.#n; u += 1) {
      this.#top[u] = u;
      this.#part[u * this.#width + u] = u;
      for (let v = 1; v <= this.#n; v += 1) {
        const edge = this.#edge(u, v);
        this.#from[edge] = u;
        this.#to[edge] = v;
        this.#weight[edge] = u === v ? 0 : Math.max(0, weight(u - 1, v - 1));
        greatest = Math.max(greatest, this.#weight[edge] ?? 0);
      }
    }
    this.#dual.fill(greatest, 1, this.#n + 1);
  }

  solve(): readonly (number | undefined)[] {
    while (this.#improves());
    return Array.from({ length: this.#n }, (_, index) => {
      const mate = at(this.#mate, index + 1);
      return mate === 0 ? undefined : mate - 1;
    });
  }

  /** One augmentation; false when there is none that would add weight. */
  #improves(): boolean {
    this.#label.fill(UNSEEN);
    this.#slack.fill(0);
    this.#queue = [];
    for (let x = 1; x <= this.#used; x += 1) {
      if (!this.#isTop(x) || at(this.#mate, x) !== 0) continue;
      this.#parent[x] = 0;
      this.#label[x] = OUTER;
      this.#push(x);
    }
    if (this.#queue.length === 0) return false;
    for (;;) {
      if (this.#grows()) return true;
      const step = this.#step();
      if (!this.#move(step)) return false;
      if (this.#takesTightEdges()) return true;
      for (let b = this.#n + 1; b <= this.#used; b += 1) if (this.#isTop(b) && this.#label[b] === INNER && at(this.#dual, b) === 0) this.#expand(b);
    }
  }

  /** Follows every tight edge from the outer vertices; true when a path was found and taken. */
  #grows(): boolean {
    for (let u = this.#queue.shift(); u !== undefined; u = this.#queue.shift()) {
      const top = at(this.#top, u);
      if (this.#label[top] === INNER) continue;
      for (let v = 1; v <= this.#n; v += 1) {
        const edge = this.#edge(u, v);
        if (at(this.#weight, edge) <= 0 || at(this.#top, u) === at(this.#top, v)) continue;
        if (this.#cost(edge) !== 0) this.#offer(u, at(this.#top, v));
        else if (this.#take(edge)) return true;
      }
    }
    return false;
  }

  /** How far the dual variables can move until something becomes tight. */
  #step(): number {
    let step = Infinity;
    for (let x = 1; x <= this.#used; x += 1) {
      if (!this.#isTop(x)) continue;
      if (x > this.#n && this.#label[x] === INNER) step = Math.min(step, at(this.#dual, x) / 2);
      const slack = at(this.#slack, x);
      if (slack === 0 || this.#label[x] === INNER) continue;
      const cost = this.#cost(this.#edge(slack, x));
      step = Math.min(step, this.#label[x] === OUTER ? cost / 2 : cost);
    }
    return step;
  }

  /** False when a free vertex has nothing left to win by. */
  #move(step: number): boolean {
    for (let u = 1; u <= this.#n; u += 1) {
      const label = this.#label[at(this.#top, u)];
      if (label === OUTER) {
        if (at(this.#dual, u) <= step) return false;
        this.#dual[u] = at(this.#dual, u) - step;
      } else if (label === INNER) this.#dual[u] = at(this.#dual, u) + step;
    }
    for (let b = this.#n + 1; b <= this.#used; b += 1) {
      if (!this.#isTop(b)) continue;
      if (this.#label[b] === OUTER) this.#dual[b] = at(this.#dual, b) + 2 * step;
      else if (this.#label[b] === INNER) this.#dual[b] = at(this.#dual, b) - 2 * step;
    }
    return true;
  }

  #takesTightEdges(): boolean {
    this.#queue = [];
    for (let x = 1; x <= this.#used; x += 1) {
      const slack = at(this.#slack, x);
      if (!this.#isTop(x) || slack === 0 || at(this.#top, slack) === x) continue;
      const edge = this.#edge(slack, x);
      if (this.#cost(edge) === 0 && this.#take(edge)) return true;
    }
    return false;
  }

  /** A tight edge from an outer vertex: the tree grows, a blossom closes, or two trees meet, and then true. */
  #take(edge: number): boolean {
    const [u, v] = [at(this.#top, at(this.#from, edge)), at(this.#top, at(this.#to, edge))];
    if (this.#label[v] === UNSEEN) {
      this.#parent[v] = at(this.#from, edge);
      this.#label[v] = INNER;
      const next = at(this.#top, at(this.#mate, v));
      this.#slack[v] = 0;
      this.#slack[next] = 0;
      this.#label[next] = OUTER;
      this.#push(next);
      return false;
    }
    if (this.#label[v] !== OUTER) return false;
    const common = this.#commonAncestor(u, v);
    if (common !== 0) {
      this.#close(u, common, v);
      return false;
    }
    this.#augment(u, v);
    this.#augment(v, u);
    return true;
  }

  #augment(start: number, end: number): void {
    let [u, v] = [start, end];
    for (;;) {
      const next = at(this.#top, at(this.#mate, u));
      this.#match(u, v);
      if (next === 0) return;
      const parent = at(this.#top, at(this.#parent, next));
      this.#match(next, parent);
      [u, v] = [parent, next];
    }
  }

  #match(u: number, v: number): void {
    const edge = this.#edge(u, v);
    this.#mate[u] = at(this.#to, edge);
    if (u <= this.#n) return;
    const entry = at(this.#part, u * this.#width + at(this.#from, edge));
    const place = this.#evenPlace(u, entry);
    const petals = this.#petalsOf(u);
    for (let index = 0; index < place; index += 1) this.#match(petals[index] ?? 0, petals[index ^ 1] ?? 0);
    this.#match(entry, v);
    this.#petals[u] = [...petals.slice(place), ...petals.slice(0, place)];
  }

  /** Where a petal stands when the blossom is walked in the direction in which that is an even place. */
  #evenPlace(blossom: number, petal: number): number {
    const petals = this.#petalsOf(blossom);
    const place = petals.indexOf(petal);
    if (place % 2 === 0) return place;
    const [base, ...others] = petals;
    this.#petals[blossom] = [base ?? 0, ...others.reverse()];
    return petals.length - place;
  }

  #commonAncestor(start: number, other: number): number {
    let [u, v] = [start, other];
    this.#look += 1;
    while (u !== 0 || v !== 0) {
      if (u !== 0) {
        if (at(this.#seen, u) === this.#look) return u;
        this.#seen[u] = this.#look;
        u = at(this.#top, at(this.#mate, u));
        if (u !== 0) u = at(this.#top, at(this.#parent, u));
      }
      [u, v] = [v, u];
    }
    return 0;
  }

  #close(u: number, base: number, v: number): void {
    let b = this.#n + 1;
    while (b <= this.#used && at(this.#top, b) !== 0) b += 1;
    this.#used = Math.max(this.#used, b);
    this.#dual[b] = 0;
    this.#label[b] = OUTER;
    this.#mate[b] = at(this.#mate, base);
    this.#petals[b] = [base, ...this.#branch(u, base).reverse(), ...this.#branch(v, base)];
    this.#stands(b, b);
    this.#adopt(b);
    this.#findSlack(b);
  }

  /** From a vertex up to the base of a new blossom, without it. */
  #branch(start: number, base: number): number[] {
    const branch: number[] = [];
    for (let x = start; x !== base; ) {
      const inner = at(this.#top, at(this.#mate, x));
      branch.push(x, inner);
      this.#push(inner);
      x = at(this.#top, at(this.#parent, inner));
    }
    return branch;
  }

  /** The blossom's edges are the best of its petals'. */
  #adopt(b: number): void {
    for (let x = 1; x <= this.#used; x += 1) {
      this.#weight[this.#edge(b, x)] = 0;
      this.#weight[this.#edge(x, b)] = 0;
    }
    for (let x = 1; x <= this.#n; x += 1) this.#part[b * this.#width + x] = 0;
    for (const petal of this.#petalsOf(b)) {
      for (let x = 1; x <= this.#used; x += 1) {
        const [own, petals] = [this.#edge(b, x), this.#edge(petal, x)];
        if (at(this.#weight, own) !== 0 && this.#cost(petals) >= this.#cost(own)) continue;
        this.#copy(petals, own);
        this.#copy(this.#edge(x, petal), this.#edge(x, b));
      }
      for (let x = 1; x <= this.#n; x += 1) if (at(this.#part, petal * this.#width + x) !== 0) this.#part[b * this.#width + x] = petal;
    }
  }

  #expand(b: number): void {
    for (const petal of this.#petalsOf(b)) this.#stands(petal, petal);
    const entry = at(this.#part, b * this.#width + at(this.#from, this.#edge(b, at(this.#parent, b))));
    const place = this.#evenPlace(b, entry);
    const petals = this.#petalsOf(b);
    for (let index = 0; index < place; index += 2) {
      const [inner, outer] = [petals[index] ?? 0, petals[index + 1] ?? 0];
      this.#parent[inner] = at(this.#from, this.#edge(outer, inner));
      this.#label[inner] = INNER;
      this.#label[outer] = OUTER;
      this.#slack[inner] = 0;
      this.#findSlack(outer);
      this.#push(outer);
    }
    this.#label[entry] = INNER;
    this.#parent[entry] = at(this.#parent, b);
    for (const petal of petals.slice(place + 1)) {
      this.#label[petal] = UNSEEN;
      this.#findSlack(petal);
    }
    this.#top[b] = 0;
  }

  #findSlack(x: number): void {
    this.#slack[x] = 0;
    for (let u = 1; u <= this.#n; u += 1) {
      const top = at(this.#top, u);
      if (at(this.#weight, this.#edge(u, x)) > 0 && top !== x && this.#label[top] === OUTER) this.#offer(u, x);
    }
  }

  #offer(u: number, x: number): void {
    const slack = at(this.#slack, x);
    if (slack === 0 || this.#cost(this.#edge(u, x)) < this.#cost(this.#edge(slack, x))) this.#slack[x] = u;
  }

  #push(x: number): void {
    if (x <= this.#n) this.#queue.push(x);
    else for (const petal of this.#petalsOf(x)) this.#push(petal);
  }

  #stands(x: number, top: number): void {
    this.#top[x] = top;
    if (x > this.#n) for (const petal of this.#petalsOf(x)) this.#stands(petal, top);
  }

  #copy(edge: number, to: number): void {
    this.#from[to] = at(this.#from, edge);
    this.#to[to] = at(this.#to, edge);
    this.#weight[to] = at(this.#weight, edge);
  }

  /** How far an edge is from being tight. */
  #cost(edge: number): number {
    const [u, v] = [at(this.#from, edge), at(this.#to, edge)];
    return at(this.#dual, u) + at(this.#dual, v) - 2 * at(this.#weight, this.#edge(u, v));
  }

  #edge(u: number, v: number): number {
    return u * this.#width + v;
  }

  #isTop(x: number): boolean {
    return at(this.#top, x) === x;
  }

  #petalsOf(blossom: number): readonly number[] {
    return this.#petals[blossom] ?? [];
  }
}

/** Every place that is asked for lies within the arrays. */
function at(array: Int32Array | Float64Array, index: number): number {
  return array[index] ?? 0;
}
