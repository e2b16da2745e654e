-- Dimensions that are short enough to be written down.
insert into marts.dim_country (country_code, country_name, region, default_currency)
values
    ('KR', 'Korea', 'Asia', 'KRW'),
    ('JP', 'Japan', 'Asia', 'JPY'),
    ('SG', 'Singapore', 'Asia', 'SGD'),
    ('US', 'United States', 'Americas', 'USD'),
    ('CA', 'Canada', 'Americas', 'CAD'),
    ('GB', 'United Kingdom', 'Europe', 'GBP'),
    ('DE', 'Germany', 'Europe', 'EUR')
on conflict (country_code) do nothing;

insert into marts.dim_channel (channel_key, channel_code, channel_name, is_online)
values
    (1, 'web', 'Web shop', true),
    (2, 'app', 'Mobile app', true),
    (3, 'store', 'Store in Seoul', false),
    (4, 'partner', 'Partner sites', true)
on conflict (channel_key) do update set channel_name = excluded.channel_name;
