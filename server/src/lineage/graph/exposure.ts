/** What reports, dashboards and the like are called by in the graph, before their names: tables have no colon. */
export const EXPOSURE = 'exposure:';
