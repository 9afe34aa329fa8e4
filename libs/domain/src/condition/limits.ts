/** How large a condition can be: groups in groups, comparisons in all, values in a list, characters of a text. */
export const limits = { depth: 8, comparisons: 100, list: 100, text: 500 } as const;
