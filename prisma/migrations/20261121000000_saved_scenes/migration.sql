-- AlterTable
ALTER TABLE "Broadcast" ADD COLUMN     "scenes" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "scenesVersion" INTEGER NOT NULL DEFAULT 0;
