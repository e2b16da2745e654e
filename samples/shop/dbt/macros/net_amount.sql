{% macro net_amount(gross, discount) %}
    ({{ gross }} - coalesce({{ discount }}, 0))
{% endmacro %}
