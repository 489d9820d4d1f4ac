-- AlterTable
ALTER TABLE "Broadcast" ADD COLUMN     "introId" UUID,
ADD COLUMN     "outroId" UUID;

-- CreateTable
CREATE TABLE "ShowTemplate" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scenes" JSONB NOT NULL DEFAULT '[]',
    "banners" JSONB NOT NULL DEFAULT '[]',
    "introId" UUID,
    "outroId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ShowTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ShowTemplate_ownerId_createdAt_idx" ON "ShowTemplate"("ownerId", "createdAt");

-- AddForeignKey
ALTER TABLE "Broadcast" ADD CONSTRAINT "Broadcast_introId_fkey" FOREIGN KEY ("introId") REFERENCES "MediaAsset"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Broadcast" ADD CONSTRAINT "Broadcast_outroId_fkey" FOREIGN KEY ("outroId") REFERENCES "MediaAsset"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShowTemplate" ADD CONSTRAINT "ShowTemplate_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShowTemplate" ADD CONSTRAINT "ShowTemplate_introId_fkey" FOREIGN KEY ("introId") REFERENCES "MediaAsset"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShowTemplate" ADD CONSTRAINT "ShowTemplate_outroId_fkey" FOREIGN KEY ("outroId") REFERENCES "MediaAsset"("id") ON DELETE SET NULL ON UPDATE CASCADE;
