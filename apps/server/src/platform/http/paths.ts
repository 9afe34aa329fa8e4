export const apiPrefix = 'api/v1';

/** Routes outside /api/v1, as their controllers write them. */
export const outsideApi = ['health/live', 'health/ready', 'metrics', 'files/:id'];
