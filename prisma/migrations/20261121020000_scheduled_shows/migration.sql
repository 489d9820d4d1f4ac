-- When a show is planned to begin; null: no time is set.
ALTER TABLE "Broadcast" ADD COLUMN     "scheduledAt" TIMESTAMPTZ(3);
