using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Iptc;
using Directory = MetadataExtractor.Directory;

namespace NewsSite.Core.Photos.Metadata;

/// <summary>Reads the two older blocks: IPTC-IIM 4.2, whose by-line and credit end after 32 bytes, and EXIF (CIPA DC-008).</summary>
internal static class IptcBlock
{
    /// <summary>The fields of the IIM block.</summary>
    public static MetadataBlock ReadIptc(IEnumerable<Directory> directories)
    {
        var block = new MetadataBlock("IPTC");
        foreach (var iptc in directories.OfType<IptcDirectory>())
        {
            block.Put(MetadataField.Caption, iptc.GetString(IptcDirectory.TagCaption));
            block.Put(MetadataField.Headline, iptc.GetString(IptcDirectory.TagHeadline));
            block.Put(MetadataField.Credit, iptc.GetString(IptcDirectory.TagCredit));
            block.Put(MetadataField.Creator, All(iptc, IptcDirectory.TagByLine));
            block.Put(MetadataField.Source, iptc.GetString(IptcDirectory.TagSource));
            block.Put(MetadataField.Copyright, iptc.GetString(IptcDirectory.TagCopyrightNotice));
            block.Put(MetadataField.Keywords, All(iptc, IptcDirectory.TagKeywords));
            block.Put(MetadataField.City, iptc.GetString(IptcDirectory.TagCity));
            block.Put(MetadataField.Country, iptc.GetString(IptcDirectory.TagCountryOrPrimaryLocationName));
            block.Put(MetadataField.TakenOn, iptc.GetString(IptcDirectory.TagDateCreated));
        }

        return block;
    }

    /// <summary>The fields of the EXIF block.</summary>
    public static MetadataBlock ReadExif(IEnumerable<Directory> directories)
    {
        var block = new MetadataBlock("EXIF");
        foreach (var directory in directories)
        {
            if (directory is ExifIfd0Directory)
            {
                block.Put(MetadataField.Caption, directory.GetString(ExifDirectoryBase.TagImageDescription));
                block.Put(MetadataField.Creator, directory.GetString(ExifDirectoryBase.TagArtist));
                block.Put(MetadataField.Copyright, directory.GetString(ExifDirectoryBase.TagCopyright));
            }
            else if (directory is ExifSubIfdDirectory)
            {
                block.Put(MetadataField.TakenOn, directory.GetString(ExifDirectoryBase.TagDateTimeOriginal));
            }
        }

        return block;
    }

    private static IEnumerable<string?> All(IptcDirectory iptc, int tag) => (IEnumerable<string?>?)iptc.GetStringArray(tag) ?? [iptc.GetString(tag)];
}
