/** The catalog that most tests of names use. */
export const SHOP = `
  orders(id int, customer_id int, amount numeric, day date, note text);
  customers(id int, name text, region text, vip boolean);
  lines(order_id int, sku text, quantity int, price numeric);
  daily(day date, total numeric);
  emp(empno int, ename text, mgr int, sal numeric, deptno int);
  dept(deptno int, dname text);
  events(id int64, day date, user STRUCT<id int64, name string>, items ARRAY<STRUCT<sku string, price numeric>>, tags ARRAY<string>);
  half(id int, …);
  dual(dummy text)`;
