/** A word of warehouses: what it means in both languages, and how it is written in names of tables and columns. */
export interface WarehouseWord {
  readonly concept: string;
  readonly english: string;
  readonly korean: string;
  /** Spellings in lower case, the Korean and English ones included. */
  readonly spellings: readonly string[];
}

/** `concept | English | Korean | further spellings`. One letter of Korean counts at the end of a name only. */
const TABLE = `
sales|sales|매출|sale sls revenue rev turnover 매출액 판매
purchase|purchase|매입|purch purchases 구매
order|order|주문|ord ordr orders 오더 수주
customer|customer|고객|cust cstm cstmr customers client clients clnt 손님
member|member|회원|mbr mbrs mem members memb
user|user|사용자|usr users 이용자 유저
employee|employee|직원|emp emps empl employees staff worker workers 사원 임직원 근로자
recipient|recipient|수령인|rcvr recipients receiver rcpt 수취인 수령자
contact|contact|담당 연락|contacts
account-holder|account holder|예금주|account_holder acct_holder 계좌주 예금자
manager|manager|담당자|mgr mngr managers 관리자 매니저
department|department|부서|dept departments dep
company|company|회사|comp corp companies cmpny 법인 기업 업체
business|business|사업자|biz bizr busi bsn 사업
branch|branch|지점|brch branches 영업점
store|store|매장|shop stores shops str 점포 상점
vendor|vendor|공급업체|vend supplier supp suppliers vendors 공급자 협력사
partner|partner|제휴사|ptnr partners 거래처
product|product|상품|prod prd prdt products 제품
item|item|품목|itm items 아이템
goods|goods|물품|gds 재화
category|category|분류|cat ctg catg ctgr categories 카테고리
brand|brand|브랜드|brnd
model|model|모델|mdl
material|material|자재|matl mtrl 원자재
stock|stock|재고|stk inventory inv inven
warehouse|warehouse|창고|wh whs
delivery|delivery|배송|dlv deliv dlvr shipping shipment ship shipped 배달 출하
return|return|반품|rtn ret returns returned
refund|refund|환불|rfnd refunds refunded
cancel|cancellation|취소|cncl cancel cancelled canceled
payment|payment|결제|pay pmt paymt payments paid 지불 납부 지급
invoice|invoice|송장|invc invoices billing bill 청구서 청구
receipt|receipt|영수증|rcpt receipts
account|account|계정|acct accounts acc 계좌
bank|bank|은행|bnk
card|card|카드|crd cards
cash|cash|현금|csh
loan|loan|대출|ln loans
deposit|deposit|예금|dps dpst 입금 보증금
withdrawal|withdrawal|출금|wdrl 인출
transfer|transfer|이체|trnsf trf 송금
interest|interest|이자|int_ intr
contract|contract|계약|cntr ctrt contr contracts
policy|policy|증권|plcy 보험증권
claim|claim|보험금청구|clm claims
insurance|insurance|보험|ins insr
campaign|campaign|캠페인|cmpn campaigns
coupon|coupon|쿠폰|cpn coupons
event|event|이벤트|evt events 행사
promotion|promotion|프로모션|promo prm 판촉
point|point|포인트|pnt points 적립금
grade|grade|등급|grd tier
channel|channel|채널|chnl chn channels
region|region|지역|rgn regions area 구역
country|country|국가|ctry cntry nation natn countries 나라
nationality|nationality|국적|nationality
city|city|도시|cty 시군구
province|province|시도|prov sido 광역시도
district|district|구|dstrct sigungu
currency|currency|통화|curr ccy crncy cur
amount|amount|금액|amt amnt amts amounts 액
total|total|합계|tot ttl totals sum 총 총액 합
subtotal|subtotal|소계|subtot
price|price|가격|prc prices 단가 가
cost|cost|원가|cst costs 비용 비
expense|expense|경비|exp expn expenses
fee|fee|수수료|fees commission comm cmsn
tax|tax|세금|txn_tax vat 부가세 세액 세
discount|discount|할인|disc dsct dscnt dc 할인액
profit|profit|이익|prft profits 수익 손익
margin|margin|마진|mrgn 이윤
salary|salary|급여|sal wage pay_ 연봉 임금 월급
balance|balance|잔액|bal blnc 잔고
budget|budget|예산|bdgt
limit|limit|한도|lmt limits
target|target|목표|tgt trgt goal
plan|plan|계획|pln plans
actual|actual|실적|act actl
income|income|소득|incm 수입
debt|debt|부채|debts 채무
credit|credit|신용|crdt cr
debit|debit|차변|dbt dr
quantity|quantity|수량|qty qnty quant 량 물량
count|count|건수|cnt cnts 수 횟수 개수 인원수 회수
rate|rate|비율|rt ratio rto pct percent percentage rates prcnt 율 률 퍼센트 증감율 구성비 구성비율 비중
score|score|점수|scr scores 스코어 평점
rank|rank|순위|rnk ranking
weight|weight|중량|wgt wght 무게
length|length|길이|len lngth
width|width|너비|wdth 폭
height|height|높이|hgt hght 키
size|size|크기|sz 사이즈
temperature|temperature|온도|temp_ tmpr
distance|distance|거리|dist dstnc
duration|duration|기간|dur drtn elapsed 소요시간
age|age|나이|ages 연령
average|average|평균|avg mean
minimum|minimum|최소|min
maximum|maximum|최대|max
first|first|최초|fst frst 첫
last|last|최종|lst latest 마지막 최근
previous|previous|이전|prev prv 직전 전
next|next|다음|nxt 차기
current|current|현재|crnt 당
name|name|이름|nm nam names 명 명칭 이름
full-name|full name|성명|fullname full_name 실명 성함
first-name|first name|이름|firstname first_name fname given_name
last-name|last name|성|lastname last_name lname surname family_name
nickname|nickname|별명|nick nicknm 닉네임 nick_nm nick_name
title|title|제목|ttl_ titl titles subject subj 타이틀
description|description|설명|desc dsc descr descrip 내역 상세
content|content|내용|cntn cont contents body cn 본문
comment|comment|의견|cmt cmnt comments remark rmk rmrk remarks note notes memo 비고 메모 코멘트 적요
message|message|메시지|msg messages
reason|reason|사유|rsn reasn reasons 이유
code|code|코드|cd cde codes 코드
type|type|유형|typ tp types kind 종류 타입
class|class|구분|cls gb gubun div dvsn 구분코드
group|group|그룹|grp groups
status|status|상태|stat sts stts state 상태코드
step|step|단계|stp stage phase
level|level|수준|lvl lv levels 레벨
flag|flag|여부|yn flg is has ind indicator fl 유무 여부
use|use|사용|used usage
delete|deletion|삭제|del deleted delete
active|active|활성|actv enabled
valid|valid|유효|vld vldty
identifier|identifier|식별자|id ids ident 아이디 uid
number|number|번호|no num nbr nr numbers 번 no_
key|key|키값|keys pk fk
sequence|sequence|순번|seq sn seqno 일련번호 순서
serial|serial|일련|srl
version|version|버전|ver vers vsn
uuid|UUID|UUID|guid uuid
hash|hash|해시|hsh checksum
date|date|일자|dt dte dat dates ymd yyyymmdd 날짜 일 일자
datetime|date and time|일시|dttm dtm dts datetime timestamp ts tmstmp at_ 일시 시각 dttime
time|time|시간|tm tim hms hhmmss 시
year|year|연도|yr yy yyyy 년 년도 연
month|month|월|mon mm mth mnth yyyymm ym 년월 월
day|day|일|dd dy days 요일
week|week|주|wk weeks 주차
quarter|quarter|분기|qtr qrtr
hour|hour|시간대|hr hh hours
minute|minute|분|mi minutes
start|start|시작|strt st bgn begin from 개시 시작일
end|end|종료|fin ed expiry expire expires 만료 종료일
registration|registration|등록|reg rgst regist register registered 가입
creation|creation|생성|crt cre creat create created creat_ 작성
modification|modification|수정|upd updt mod mdf modify modified updated update chg change changed 변경 갱신
approval|approval|승인|appr aprv approve approved 결재
request|request|요청|req rqst requests 신청
issue|issue|발급|iss issued 발행
receive|receipt|접수|rcv recv received 수신
send|sending|발송|snd sent 송신
close|closing|마감|cls_ closed 결산
birth-date|date of birth|생년월일|born birth birthday birthdate birthdt brth dob brdt bday bymd 생일
gender|gender|성별|gndr sex gend
resident-number|resident registration number|주민등록번호|rrn jumin juminno jumin_no ssn rrno resident_no 주민번호 주민등록 외국인등록번호 실명번호
business-number|business registration number|사업자등록번호|brn bizno biz_no bizrno biz_reg_no brno 사업자번호 사업자등록 사업자등록번호
corporate-number|corporate registration number|법인등록번호|crn corp_no crno 법인번호
passport-number|passport number|여권번호|passport passportno psprt 여권
licence-number|driving licence number|운전면허번호|licenseno driver_license driver_licence drvr_lic 면허번호 운전면허
card-number|card number|카드번호|cardno card_no crdno cc_num pan credit_card 신용카드번호 card_num card_number credit_card_number credit_card_no credit_card_num
account-number|bank account number|계좌번호|acctno acct_no accountno account_no iban 계좌 acct_num account_number account_num bank_account_number bank_account_no
password|password|비밀번호|pwd passwd pw pswd secret 패스워드 암호
phone|telephone|전화번호|tel telno tel_no phone phoneno phone_no ph 전화 연락처 telephone
mobile|mobile phone|휴대폰번호|hp hpno mobile mobileno mobl cell cellphone cp_no 휴대폰 휴대전화 핸드폰 휴대전화번호 핸드폰번호
fax|fax|팩스번호|faxno fax_no 팩스
email|e-mail|이메일|e_mail mail eml email email_addr email_address mail_addr e_mail_addr 메일 전자우편 이메일주소 메일주소 전자우편주소 전자메일 전자메일주소
address|address|주소|addr adr addrs adrs addresses 주소지 상세주소 소재지
road-address|road name address|도로명주소|road_addr 도로명
street|street|도로|street
postal-code|postal code|우편번호|zip zipcode zip_cd zip_code postal postcode zipno post_no
url|URL|웹주소|uri link href homepage hmpg 홈페이지 링크
mac-address|MAC address|MAC주소|mac_addr mac_address macaddr 맥주소
ip-address|IP address|IP주소|ip ipaddr ip_addr ipadr 아이피 ip_address client_ip
latitude|latitude|위도|lat latd ypos
longitude|longitude|경도|lng lon long lngt longd xpos
geometry|geometry|공간정보|geom geo geog location loc 좌표 위치
file|file|파일|fil files
path|path|경로|pth filepath
image|image|이미지|img images photo pic 사진
device|device|기기|dvc dev devices 단말 단말기
session|session|세션|sess sssn
log|log|로그|lg logs 이력로그
history|history|이력|hist hst hstry
batch|batch|배치|btch
job|job|작업|jb jobs
error|error|오류|err errs errors 에러
result|result|결과|rslt res results
target-system|system|시스템|sys system
master|master|마스터|mst mstr
detail|detail|상세내역|dtl dtls det details
summary|summary|요약|smry summ smr 집계
fact|fact|사실|fct
dimension|dimension|차원|dim
daily|daily|일별|dly
weekly|weekly|주별|wkly
monthly|monthly|월별|mly mthly
yearly|yearly|연별|yly annual 연간
staging|staging|적재|stg
backup|backup|백업|bak bkup
temporary|temporary|임시|tmp temp
mapping|mapping|매핑|map mapp
relation|relation|관계|rel rltn
parent|parent|상위|prnt upper up
child|child|하위|chld lower
root|root|최상위|
standard|base|기준|std bas base 표준
unit|unit|단위|unt units
vehicle|vehicle|차량|vhcl car
patient|patient|환자|pt_ patnt pat patients
doctor|doctor|의사|dr_ doc doctors physician physicians
student|student|학생|stdnt students
teacher|teacher|교사|tchr teachers 선생님
school|school|학교|schl
family|family|가족|fam families spouse spouses 배우자 자녀
person|person|개인|persons people prsn psn 사람 인물
guest|guest|투숙객|guests
subscriber|subscriber|구독자|subscribers sbscr 가입자
applicant|applicant|신청자|applicants aplcnt applcnt 지원자
author|author|작성자|authors 저자 작가
seller|seller|판매자|sellers
buyer|buyer|구매자|buyers
driver|driver|운전자|drivers
passenger|passenger|승객|passengers 탑승객
visitor|visitor|방문자|visitors 방문객
player|player|선수|players
actor|actor|배우|actors
nurse|nurse|간호사|nurses
professor|professor|교수|professors
instructor|instructor|강사|instructors lecturer lecturers tutor tutors
guardian|guardian|보호자|guardians
resident|resident|주민|residents 거주자
citizen|citizen|시민|citizens
beneficiary|beneficiary|수익자|beneficiaries 수혜자 수급자
insured|insured|피보험자|insureds policyholder policyholders 계약자
salesperson|salesperson|영업사원|salespersons salespeople salesrep sales_rep sales_reps
candidate|candidate|후보자|candidates
prospect|prospect|잠재고객|prospects leads
agent|agent|상담원|agents 상담사 설계사
courier|courier|배달원|couriers rider riders
owner|owner|소유자|owners ownr
job-title|position|직급|jobttl pos posn 직책 직위
visit|visit|방문|vst visits
click|click|클릭|clk clicks
view|view|조회|vw views 조회수
search|search|검색|srch
review|review|리뷰|rvw reviews 후기
like|like|좋아요|likes
`;

/** One Korean syllable is a word at the end of a name only: 고객명, 판매율. */
const WAREHOUSE_WORDS: readonly WarehouseWord[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [concept = '', english = '', korean = '', more = ''] = line.split('|');
    const spellings = [
      ...(english.toLowerCase().split(/[\s-]+/).length === 1 ? [english.toLowerCase()] : []),
      korean.toLowerCase(),
      ...more.split(' '),
    ];
    return { concept, english, korean, spellings: [...new Set(spellings)].filter((spelling) => spelling !== '') };
  });

/** Words by their spellings; the first that claims one has it. Underscores join parts that mean something only together: `e_mail`. */
export const WORD_BY_SPELLING: ReadonlyMap<string, WarehouseWord> = new Map(
  WAREHOUSE_WORDS.toReversed().flatMap((word) => word.spellings.map((spelling) => [spelling.replace(/_$/, ''), word] as const)),
);
