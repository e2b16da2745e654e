import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classifyColumn, describeColumn, describeTable } from '../../../../server/src/metadata/index.ts';

/** `name type → domain`, with `-` where nothing is to be said. */
const KNOWN = `
주민번호 varchar(14) resident-number
주민등록번호 char(13) resident-number
rrn char(13) resident-number
CUST_JUMIN_NO varchar(14) resident-number
사업자등록번호 varchar(12) business-number
biz_reg_no varchar(10) business-number
bizno varchar(10) business-number
법인등록번호 char(13) business-number
매출금액 numeric(15,2) amount
sales_amt numeric amount
SALESAMT NUMBER(15) amount
totalPrice decimal(10,2) amount
unit_prc numeric amount
배송비 int amount
공급가액 numeric amount
vat numeric amount
고객명 varchar(50) person-name
cust_nm varchar(50) person-name
custNm varchar(50) person-name
CUSTNM VARCHAR2(50) person-name
emp_name text person-name
성명 varchar(20) person-name
first_name text person-name
prod_nm varchar(100) name
상품명 varchar(100) name
dept_name text name
birth_dt date birth-date
생년월일 char(8) birth-date
dob date birth-date
gender char(1) gender
성별 char(1) gender
tel_no varchar(20) phone
휴대폰번호 varchar(20) phone
mobile varchar(20) phone
cust_hp varchar(20) phone
email varchar(100) e-mail
email_addr varchar(100) e-mail
e_mail varchar(100) e-mail
이메일 varchar(100) e-mail
addr varchar(200) address
주소 varchar(200) address
road_addr text address
zip_cd char(5) postal-code
우편번호 char(5) postal-code
card_no varchar(19) card-number
카드번호 varchar(19) card-number
acct_no varchar(20) bank-account
계좌번호 varchar(20) bank-account
passwd varchar(100) password
pwd_hash varchar(100) password
passport_no varchar(9) passport-number
ip_addr varchar(40) ip-address
homepage varchar(200) url
lat double precision geo
경도 numeric geo
use_yn char(1) flag
사용여부 char(1) flag
is_active boolean flag
del_yn char(1) flag
email_yn char(1) flag
deleted boolean flag
status_cd varchar(2) code
상품코드 varchar(10) code
ord_stat varchar(2) code
고객구분 char(2) code
currency char(3) code
cust_id bigint identifier
order_no varchar(20) identifier
주문번호 varchar(20) identifier
seq int identifier
id uuid identifier
reg_dt date date
등록일자 char(8) date
start_date date date
base_ymd char(8) date
reg_dttm timestamp timestamp
등록일시 timestamp timestamp
created_at timestamptz timestamp
upd_ts timestamp timestamp
base_ym char(6) period
기준년월 char(6) period
fiscal_year int period
disc_rate numeric(5,2) rate
할인율 numeric(5,2) rate
mrgn_pct numeric rate
ord_qty int quantity
수량 int quantity
visit_cnt int quantity
방문횟수 int quantity
총건수 bigint quantity
weight_kg numeric measure
remark text free-text
비고 varchar(1000) free-text
item_desc text free-text
취소사유 text free-text
qwzx int -
foo text -
`;

test('columns are classified by their names and types', () => {
  const wrong: string[] = [];
  for (const line of KNOWN.trim().split('\n')) {
    const [, name = '', type = '', domain = ''] = /^(\S+) (.+) (\S+)$/.exec(line) ?? [];
    const [best] = classifyColumn({ table: null, name, type, comment: null, profile: null });
    if ((best?.domain ?? '-') !== domain) wrong.push(`${name} ${type}: ${best?.domain ?? '-'} ${best?.confidence ?? ''} for ${domain}`);
  }
  assert.deepEqual(wrong, []);
});

test('descriptions in both languages', () => {
  const texts = (name: string, type: string) =>
    describeColumn({ table: null, name, type, comment: null, profile: null }).map(({ text }) => text);
  assert.deepEqual(texts('cust_nm', 'text'), ['Customer name (personal data)', '고객 이름 (개인정보)']);
  assert.deepEqual(texts('매출금액', 'numeric'), ['Sales amount', '매출 금액']);
  assert.deepEqual(texts('use_yn', 'char(1)'), ['Use flag (yes or no)', '사용 여부 (예/아니오)']);
  assert.deepEqual(texts('qwzx', 'int'), []);
  assert.deepEqual(
    describeTable('TB_SALES_DTL').map(({ text, confidence }) => [text, confidence]),
    [
      ['Sales detail', 1],
      ['매출 상세내역', 1],
    ],
  );
});
