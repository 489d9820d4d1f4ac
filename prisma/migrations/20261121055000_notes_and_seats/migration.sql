-- AlterTable
ALTER TABLE "Broadcast" ADD COLUMN     "notes" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "notesVersion" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Seat" (
    "peerId" TEXT NOT NULL,
    "broadcastId" UUID NOT NULL,
    "inviteId" UUID NOT NULL,
    "bannedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Seat_pkey" PRIMARY KEY ("peerId")
);

-- CreateIndex
CREATE INDEX "Seat_broadcastId_idx" ON "Seat"("broadcastId");

-- CreateIndex
CREATE INDEX "Seat_inviteId_idx" ON "Seat"("inviteId");

-- AddForeignKey
ALTER TABLE "Seat" ADD CONSTRAINT "Seat_broadcastId_fkey" FOREIGN KEY ("broadcastId") REFERENCES "Broadcast"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Seat" ADD CONSTRAINT "Seat_inviteId_fkey" FOREIGN KEY ("inviteId") REFERENCES "Invite"("id") ON DELETE CASCADE ON UPDATE CASCADE;
