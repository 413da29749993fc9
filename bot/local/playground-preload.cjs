'use strict';
/**
 * Loaded into the Playground's process before its own code. The Playground has no setting for the address it listens
 * on, trusts whoever reaches it (the network, and any web page in the browser), and outlives its parent.
 * CommonJS, because `--require` is what runs before everything else on every Node we support.
 */
const http = require('node:http');
const net = require('node:net');

const LOOPBACK = '127.0.0.1';
const WILDCARDS = new Set([undefined, null, '', '0.0.0.0', '::']);
const LOOPBACK_NAMES = new Set([LOOPBACK, 'localhost', '::1', '[::1]']);

/** Its page would fetch fonts from a content network; what a card points at must be on this machine, too. */
const OWN_MACHINE = 'http://127.0.0.1:* http://localhost:* ws://127.0.0.1:* ws://localhost:*';
const PAGE_POLICY = `default-src 'self' ${OWN_MACHINE} data: blob: 'unsafe-inline' 'unsafe-eval'; frame-ancestors 'none'`;

endWithParent();
listenOnLoopbackOnly();
connectToLoopbackOnly();
answerOwnPagesOnly();

function endWithParent() {
  process.on('disconnect', () => process.exit(0));
  // The channel alone must not keep a Playground running that wants to end, as over a faulty people file.
  process.channel?.unref();
}

/** listen(port, …), listen(port, host, …), listen({ port, host }), and without a port at all. */
function listenOnLoopbackOnly() {
  const listen = net.Server.prototype.listen;
  net.Server.prototype.listen = function (first, ...rest) {
    if (typeof first === 'object' && first !== null) {
      return listen.call(this, needsHost(first) ? { ...first, host: LOOPBACK } : first, ...rest);
    }
    if (typeof first === 'function' || first === undefined) return listen.call(this, 0, LOOPBACK, first, ...rest);
    const named = typeof rest[0] === 'string';
    const host = named && !WILDCARDS.has(rest[0]) ? rest[0] : LOOPBACK;
    return listen.call(this, first, host, ...(named ? rest.slice(1) : rest));
  };
}

function needsHost(options) {
  return options.path === undefined && options.fd === undefined && options._handle === undefined && WILDCARDS.has(options.host);
}

/** Nothing it, or a library in it, may want to report leaves the machine. */
function connectToLoopbackOnly() {
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function (...args) {
    // net.connect() hands over its arguments already sorted, as an array in the first place.
    const [first, second] = Array.isArray(args[0]) ? args[0] : args;
    const host = typeof first === 'object' && first !== null ? first.host : second;
    if (typeof host !== 'string' || LOOPBACK_NAMES.has(host)) return connect.apply(this, args);
    process.nextTick(() => this.destroy(Object.assign(new Error(`Not loopback: ${host}`), { code: 'ECONNREFUSED' })));
    return this;
  };
}

/**
 * A page on the internet can make the browser send requests here, and by a name that it points at 127.0.0.1 even read
 * the answers. Its own name is then in Host or in Origin.
 */
function answerOwnPagesOnly() {
  const emit = http.Server.prototype.emit;
  http.Server.prototype.emit = function (event, request, ...rest) {
    if ((event === 'request' || event === 'upgrade') && !isOwn(request)) {
      request.socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return true;
    }
    if (event === 'request') rest[0].setHeader('content-security-policy', PAGE_POLICY);
    return emit.call(this, event, request, ...rest);
  };
}

function isOwn(request) {
  const { host, origin } = request.headers;
  return isLoopback(`http://${host}`) && (origin === undefined || isLoopback(origin));
}

function isLoopback(url) {
  return URL.canParse(url) && LOOPBACK_NAMES.has(new URL(url).hostname);
}
