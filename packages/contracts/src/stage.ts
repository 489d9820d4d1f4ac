/** People on stage at once; as many as like may wait backstage. */
export const maxOnStage = 12;
