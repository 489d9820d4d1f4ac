-- CreateTable
CREATE TABLE "ShowAction" (
    "broadcastId" UUID NOT NULL,
    "entryId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" JSONB NOT NULL,

    CONSTRAINT "ShowAction_pkey" PRIMARY KEY ("broadcastId","entryId")
);

-- AddForeignKey
ALTER TABLE "ShowAction" ADD CONSTRAINT "ShowAction_broadcastId_fkey" FOREIGN KEY ("broadcastId") REFERENCES "Broadcast"("id") ON DELETE CASCADE ON UPDATE CASCADE;
