-- Pictures of the brand have a table of their own; the logo moves there.
CREATE TABLE "BrandImage" (
    "userId" UUID NOT NULL,
    "slot" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "type" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BrandImage_pkey" PRIMARY KEY ("userId","slot")
);

ALTER TABLE "BrandImage" ADD CONSTRAINT "BrandImage_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "BrandImage" ("userId", "slot", "bytes", "type", "updatedAt")
SELECT "userId", 'logo', "logo", "logoType", "updatedAt" FROM "Brand";

ALTER TABLE "Brand" DROP COLUMN "logo",
DROP COLUMN "logoType",
ADD COLUMN     "look" JSONB NOT NULL DEFAULT '{}';

ALTER TABLE "Broadcast" ADD COLUMN     "banners" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "bannersVersion" INTEGER NOT NULL DEFAULT 0;
