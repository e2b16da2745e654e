// Creates shop.db, the SQLite database behind the connection "demo" of aetl.yaml.
// The same seed gives the same rows, so pictures and tests made from it agree.
//
//   node create-db.mjs [--out FILE] [--seed NUMBER] [--customers NUMBER]
//
// Needs Node 22.13 or newer (node:sqlite).
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    out: { type: 'string', default: join(dirname(fileURLToPath(import.meta.url)), 'shop.db') },
    seed: { type: 'string', default: '20241101' },
    customers: { type: 'string', default: '1200' },
  },
});

const random = mulberry32(Number(options.seed));
const customerCount = Number(options.customers);
const firstDay = Date.UTC(2024, 10, 1);
const dayCount = 730;
const dayMs = 86_400_000;

for (const suffix of ['', '-wal', '-shm']) rmSync(options.out + suffix, { force: true });
const db = new DatabaseSync(options.out);
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;');
createTables();
db.exec('BEGIN');
const products = insertProducts();
const customers = insertCustomers();
insertOrders();
insertStock();
db.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE; ANALYZE;');
report();
db.close();

function createTables() {
  db.exec(`
    CREATE TABLE products (
      product_id INTEGER PRIMARY KEY, sku TEXT NOT NULL UNIQUE, product_name TEXT NOT NULL, category TEXT NOT NULL,
      supplier_code TEXT, list_price INTEGER NOT NULL, currency TEXT NOT NULL DEFAULT 'KRW', is_active INTEGER NOT NULL DEFAULT 1
    );
    CREATE TABLE customers (
      customer_id INTEGER PRIMARY KEY, full_name TEXT, full_name_local TEXT, email TEXT, phone TEXT,
      country_code TEXT, city TEXT, signup_at TEXT NOT NULL, marketing_consent TEXT
    );
    CREATE TABLE orders (
      order_id INTEGER PRIMARY KEY, order_number TEXT NOT NULL UNIQUE, customer_id INTEGER NOT NULL REFERENCES customers (customer_id),
      channel TEXT NOT NULL, status TEXT NOT NULL, ordered_at TEXT NOT NULL, currency TEXT NOT NULL,
      shipping_fee INTEGER NOT NULL DEFAULT 0, coupon_code TEXT, shipping_address TEXT
    );
    CREATE TABLE order_lines (
      order_id INTEGER NOT NULL REFERENCES orders (order_id), line_no INTEGER NOT NULL,
      product_id INTEGER NOT NULL REFERENCES products (product_id), quantity INTEGER NOT NULL, unit_price INTEGER NOT NULL,
      discount_amount INTEGER, tax_rate REAL NOT NULL DEFAULT 0.1, PRIMARY KEY (order_id, line_no)
    );
    CREATE TABLE payments (
      payment_id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES orders (order_id), method TEXT NOT NULL,
      amount INTEGER NOT NULL, paid_at TEXT, gateway_response TEXT
    );
    CREATE TABLE returns (
      return_id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL, line_no INTEGER NOT NULL, quantity INTEGER NOT NULL,
      reason_code TEXT, returned_at TEXT NOT NULL, refunded_amount INTEGER,
      FOREIGN KEY (order_id, line_no) REFERENCES order_lines (order_id, line_no)
    );
    CREATE TABLE stock_movements (
      movement_id INTEGER PRIMARY KEY, warehouse_code TEXT NOT NULL, product_id INTEGER NOT NULL REFERENCES products (product_id),
      movement_type TEXT NOT NULL, quantity INTEGER NOT NULL, moved_at TEXT NOT NULL
    );
    CREATE INDEX orders_customer ON orders (customer_id);
    CREATE INDEX orders_ordered_at ON orders (ordered_at);
    CREATE INDEX order_lines_product ON order_lines (product_id);
    CREATE VIEW daily_revenue AS
      SELECT date(o.ordered_at) AS day, o.channel, count(DISTINCT o.order_id) AS orders,
             sum(l.quantity * l.unit_price - coalesce(l.discount_amount, 0)) AS net_revenue
      FROM orders o JOIN order_lines l ON l.order_id = o.order_id
      WHERE o.status <> 'cancelled'
      GROUP BY date(o.ordered_at), o.channel;
  `);
}

function insertProducts() {
  const catalog = {
    Kitchen: [
      ['Kettle', 42000],
      ['Rice cooker', 189000],
      ['Chef knife', 64000],
      ['Cutting board', 28000],
      ['Stone pot', 35000],
      ['Tea set', 57000],
    ],
    Living: [
      ['Floor lamp', 98000],
      ['Wool blanket', 76000],
      ['Cushion', 24000],
      ['Wall clock', 39000],
      ['Scented candle', 18000],
    ],
    Stationery: [
      ['Notebook', 9000],
      ['Fountain pen', 68000],
      ['Desk organiser', 31000],
      ['Sticker set', 5000],
    ],
    Outdoor: [
      ['Camping chair', 83000],
      ['Thermos', 36000],
      ['Picnic mat', 27000],
      ['Lantern', 45000],
    ],
    Beauty: [
      ['Hand cream', 14000],
      ['Sheet masks', 12000],
      ['Sun cream', 22000],
      ['Lip balm', 8000],
    ],
  };
  const makes = ['Haneul', 'Maru', 'Onda', 'Northfield'];
  const insert = db.prepare('INSERT INTO products VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const rows = [];
  for (const [category, kinds] of Object.entries(catalog)) {
    for (const [kind, price] of kinds) {
      for (const make of makes) {
        if (random() < 0.25) continue;
        const id = rows.length + 1;
        const listPrice = Math.round((price * (0.8 + random() * 0.6)) / 100) * 100;
        const sku = `${category.slice(0, 2).toUpperCase()}-${String(1000 + id)}`;
        insert.run(id, sku, `${make} ${kind.toLowerCase()}`, category, `S${100 + (id % 9)}`, listPrice, 'KRW', random() < 0.93 ? 1 : 0);
        // A few products sell far better than the rest.
        rows.push({ id, category, price: listPrice, weight: random() ** 3 * 10 + 0.2 });
      }
    }
  }
  return rows;
}

function insertCustomers() {
  const family = [
    ['김', 'Kim'],
    ['이', 'Lee'],
    ['박', 'Park'],
    ['최', 'Choi'],
    ['정', 'Jung'],
    ['강', 'Kang'],
    ['조', 'Cho'],
    ['윤', 'Yoon'],
    ['장', 'Jang'],
    ['임', 'Lim'],
  ];
  const given = [
    ['서연', 'Seoyeon'],
    ['민준', 'Minjun'],
    ['지우', 'Jiwoo'],
    ['하윤', 'Hayoon'],
    ['도윤', 'Doyoon'],
    ['수아', 'Sua'],
    ['예준', 'Yejun'],
    ['지호', 'Jiho'],
    ['은서', 'Eunseo'],
    ['현우', 'Hyunwoo'],
    ['유진', 'Yujin'],
    ['태양', 'Taeyang'],
  ];
  const first = ['Emma', 'Oliver', 'Amelia', 'Noah', 'Sofia', 'Lucas', 'Mia', 'Ethan', 'Grace', 'Leo', 'Hannah', 'Daniel'];
  const last = ['Smith', 'Müller', 'Tanaka', 'Brown', 'Tan', 'Wilson', "O'Neill", 'Schmidt', 'Sato', 'Taylor', 'Martin', 'Clarke'];
  const cities = {
    KR: ['Seoul', 'Busan', 'Incheon', 'Daegu', 'Jeju'],
    US: ['New York', 'Los Angeles', 'Seattle'],
    JP: ['Tokyo', 'Osaka'],
    GB: ['London', 'Leeds'],
    DE: ['Berlin', 'Hamburg'],
    SG: ['Singapore'],
    CA: ['Toronto'],
  };
  const insert = db.prepare('INSERT INTO customers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const rows = [];
  for (let id = 1; id <= customerCount; id += 1) {
    const korean = random() < 0.62;
    const country = korean ? 'KR' : pick(['US', 'US', 'JP', 'GB', 'DE', 'SG', 'CA']);
    const city = pick(cities[country]);
    let name,
      local = null,
      handle;
    if (korean) {
      const [f, fRoman] = pick(family),
        [g, gRoman] = pick(given);
      name = `${gRoman} ${fRoman}`;
      local = f + g;
      handle = `${gRoman}.${fRoman}`.toLowerCase();
    } else {
      const f = pick(first),
        l = pick(last);
      name = `${f} ${l}`;
      handle = `${f}.${l}`.toLowerCase().replace(/[^a-z.]/g, '');
    }
    const signupDay = Math.floor(random() ** 1.4 * (dayCount - 5));
    const dirty = random();
    insert.run(
      id,
      dirty < 0.01 ? '' : dirty < 0.03 ? `  ${name} ` : name,
      local,
      dirty > 0.98 ? null : dirty > 0.96 ? `${handle}${id}@EXAMPLE.COM ` : `${handle}${id}@example.com`,
      korean ? `010-${digits(4)}-${digits(4)}` : `+${1 + Math.floor(random() * 60)} ${digits(3)} ${digits(6)}`,
      dirty > 0.03 && dirty < 0.05 ? 'KOR' : dirty > 0.05 && dirty < 0.06 ? '' : country,
      dirty > 0.06 && dirty < 0.09 ? city.toUpperCase() : city,
      timestamp(signupDay),
      pick(['Y', 'Y', 'N', 'yes', 'no', null]),
    );
    rows.push({ id, country, city, signupDay });
  }
  return rows;
}

function insertOrders() {
  const order = db.prepare('INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const line = db.prepare('INSERT INTO order_lines VALUES (?, ?, ?, ?, ?, ?, ?)');
  const payment = db.prepare('INSERT INTO payments VALUES (?, ?, ?, ?, ?, ?)');
  const goodsBack = db.prepare('INSERT INTO returns VALUES (?, ?, ?, ?, ?, ?, ?)');
  const chooseProduct = weighted(products);
  const bySignup = [...customers].sort((a, b) => a.signupDay - b.signupDay);
  let orderId = 0,
    paymentId = 0,
    returnId = 0,
    known = 0;
  for (let day = 0; day < dayCount; day += 1) {
    while (known < bySignup.length && bySignup[known].signupDay <= day) known += 1;
    if (known === 0) continue;
    const orders = Math.round(demand(day) * Math.min(1, known / (customerCount * 0.7)) * (0.75 + random() * 0.5));
    for (let n = 0; n < orders; n += 1) {
      orderId += 1;
      const customer = bySignup[Math.floor(random() * known)];
      const channel =
        customer.country === 'KR' ? pick(['web', 'app', 'app', 'app', 'store', 'partner']) : pick(['web', 'web', 'app', 'partner']);
      const status =
        day > dayCount - 4
          ? pick(['placed', 'paid', 'paid'])
          : day > dayCount - 10
            ? pick(['paid', 'shipped', 'delivered'])
            : random() < 0.05
              ? 'cancelled'
              : 'delivered';
      const at = timestamp(day);
      const fee = channel === 'store' ? 0 : customer.country === 'KR' ? 3000 : 15000;
      const address = JSON.stringify({ city: customer.city, country_code: customer.country, postcode: digits(5) });
      // Some exports of the partner sites write the status in capitals.
      order.run(
        orderId,
        `SO-${100000 + orderId}`,
        customer.id,
        channel,
        channel === 'partner' && random() < 0.2 ? status.toUpperCase() : status,
        at,
        'KRW',
        fee,
        random() < 0.12 ? pick(['WELCOME10', 'SPRING', 'VIP']) : null,
        address,
      );
      let total = fee;
      const lineCount = 1 + Math.floor(random() ** 2 * 5);
      for (let no = 1; no <= lineCount; no += 1) {
        const product = chooseProduct();
        const quantity = random() < 0.8 ? 1 : 1 + Math.floor(random() * 4);
        const discount = random() < 0.18 ? Math.round((product.price * quantity * 0.1) / 10) * 10 : null;
        line.run(orderId, no, product.id, quantity, product.price, discount, 0.1);
        total += Math.round((product.price * quantity - (discount ?? 0)) * 1.1);
        if (status === 'delivered' && random() < 0.045) {
          returnId += 1;
          const back = Math.min(dayCount - 1, day + 2 + Math.floor(random() * 14));
          goodsBack.run(
            returnId,
            orderId,
            no,
            quantity,
            pick(['DMG', 'WRG', 'SIZ', 'CHG', 'CHG', null]),
            timestamp(back),
            product.price * quantity - (discount ?? 0),
          );
        }
      }
      if (status !== 'placed' && status !== 'cancelled') {
        paymentId += 1;
        const card = random() < 0.82;
        // One payment in two hundred is a little short, as transfers are.
        const paid = random() < 0.005 ? total - 1000 : total;
        payment.run(
          paymentId,
          orderId,
          card ? 'card' : 'bank transfer',
          paid,
          at,
          card ? JSON.stringify({ brand: pick(['visa', 'master', 'bc', 'amex']), captured: true }) : null,
        );
      }
    }
  }
}

function insertStock() {
  const move = db.prepare('INSERT INTO stock_movements VALUES (?, ?, ?, ?, ?, ?)');
  const sold = db
    .prepare(`
    SELECT l.product_id, strftime('%Y-%m', o.ordered_at) AS month, sum(l.quantity) AS quantity
    FROM order_lines l JOIN orders o ON o.order_id = l.order_id
    WHERE lower(o.status) <> 'cancelled' GROUP BY 1, 2 ORDER BY 2, 1`)
    .all();
  for (const { product_id: product, month, quantity } of sold) {
    const warehouse = product % 3 === 0 ? 'PUSAN' : 'ICN1';
    move.run(null, warehouse, product, 'receipt', Math.ceil(quantity * (1 + random() * 0.15)), `${month}-01T03:00:00Z`);
    move.run(null, warehouse, product, 'shipment', quantity, `${month}-28T09:00:00Z`);
    if (random() < 0.06) move.run(null, warehouse, product, 'count', -1 - Math.floor(random() * 3), `${month}-28T10:00:00Z`);
  }
}

/** Orders on a day: growth over the two years, busy November and December, a dip in August, busy weekends. */
function demand(day) {
  const date = new Date(firstDay + day * dayMs);
  const season = [0.9, 0.95, 1, 1, 1.15, 0.95, 0.9, 0.8, 1.1, 1, 1.4, 1.5][date.getUTCMonth()];
  const weekday = [1.25, 0.9, 0.9, 0.95, 1, 1.1, 1.3][date.getUTCDay()];
  return 9 * (1 + (day / dayCount) * 0.8) * season * weekday;
}

function timestamp(day) {
  const seconds = 8 * 3600 + Math.floor(random() * 14 * 3600);
  return new Date(firstDay + day * dayMs + seconds * 1000).toISOString().replace('.000', '');
}

function weighted(rows) {
  const total = rows.reduce((sum, row) => sum + row.weight, 0);
  return () => {
    let left = random() * total;
    for (const row of rows) {
      left -= row.weight;
      if (left <= 0) return row;
    }
    return rows[rows.length - 1];
  };
}

function pick(values) {
  return values[Math.floor(random() * values.length)];
}

function digits(count) {
  return String(Math.floor(random() * 10 ** count)).padStart(count, '0');
}

/** A small seeded generator (mulberry32, public domain). Math.random cannot be seeded. */
function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function report() {
  const counts = ['customers', 'products', 'orders', 'order_lines', 'payments', 'returns', 'stock_movements'].map(
    (table) => `${table} ${db.prepare(`SELECT count(*) AS n FROM ${table}`).get().n}`,
  );
  console.log(`${options.out}: ${counts.join(', ')}`);
}
