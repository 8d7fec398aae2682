using System.Diagnostics;
using System.Text;
using System.Text.Json;
using NewsSite.Core.Photos.Metadata;

namespace NewsSite.Core.Tests.Photos;

public sealed class MetadataReaderTests : IDisposable
{
    private const string Reference = "IPTC-PhotometadataRef-Std2021.1.jpg";
    private readonly string _file = Path.GetTempFileName();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Field, and where an independent reader's listing (ExifTool's) has it.</summary>
    public static TheoryData<MetadataField, string> Listed => new()
    {
        { MetadataField.Caption, "Description" },
        { MetadataField.Headline, "Headline" },
        { MetadataField.Credit, "Credit" },
        { MetadataField.Source, "Source" },
        { MetadataField.Copyright, "Rights" },
        { MetadataField.UsageTerms, "UsageTerms" },
        { MetadataField.Keywords, "Subject" },
        { MetadataField.People, "PersonInImage" },
        { MetadataField.City, "City" },
        { MetadataField.Country, "Country" },
        { MetadataField.AlternativeText, "AltTextAccessibility" },
    };

    [Theory, MemberData(nameof(Listed))]
    public async Task Of_the_reference_picture_each_field_is_what_the_listing_says(MetadataField field, string listed)
    {
        using var listing = JsonDocument.Parse(Pictures.Sample(Reference + ".expected.json"));
        var value = listing.RootElement[0].GetProperty("XMP").GetProperty(listed);
        var expected = value.ValueKind == JsonValueKind.Array ? string.Join(", ", value.EnumerateArray().Select(one => one.GetString())) : value.GetString();

        Assert.Equal(expected, (await ReadAsync(Pictures.Sample(Reference)))[field]);
    }

    [Fact]
    public async Task Of_the_reference_picture_creator_and_day_are_read_and_its_blocks_agree()
    {
        var said = await ReadAsync(Pictures.Sample(Reference));

        Assert.StartsWith("Creator1 (ref2021.1)", said[MetadataField.Creator], StringComparison.Ordinal);
        Assert.Equal("2021-10-20", said[MetadataField.TakenOn]);
        Assert.Empty(said.Contradictions);
        Assert.True(said.IsWhole);
    }

    [Fact]
    public async Task A_credit_that_IIM_cut_off_is_whole_from_XMP()
    {
        var said = await ReadAsync(Pictures.Sample("press caption.jpg"));

        Assert.StartsWith("NASA, ESA, Michael Wong (Space Telescope Science Institute, Baltimore, MD)", said[MetadataField.Credit], StringComparison.Ordinal);
        Assert.EndsWith("the Jupiter Impact Team", said[MetadataField.Credit], StringComparison.Ordinal);
        Assert.Contains("the first full-disc, natural-colour image of Jupiter", said[MetadataField.Caption], StringComparison.Ordinal);
        Assert.DoesNotContain(said.Contradictions, c => c.Field == MetadataField.Credit);
    }

    [Fact]
    public async Task A_byline_that_IIM_cut_off_is_whole_from_XMP()
    {
        var said = await ReadAsync(Pictures.Sample("cut byline.jpg"));

        Assert.Equal("Test author string for metadata-extractor", said[MetadataField.Creator]);
        Assert.Equal("test keyword 1, test keyword 2", said[MetadataField.Keywords]);
        Assert.Empty(said.Contradictions);
    }

    [Theory, InlineData("withIptc.jpg"), InlineData("withIptcPhotoshop6.jpg")]
    public async Task IIM_alone_is_read(string file)
    {
        var said = await ReadAsync(Pictures.Sample(file));

        Assert.NotEqual("", said[MetadataField.Caption]);
        Assert.NotEqual("", said[MetadataField.Creator]);
    }

    [Fact]
    public async Task Where_it_was_taken_by_satellite_is_not_read()
    {
        var said = await ReadAsync(Pictures.Sample("withIptcExifGps.jpg"));

        Assert.NotEmpty(said.Values);
        Assert.DoesNotContain("GPS", OfferedText.Write(said), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(said.Values.Values, value => value.Contains("54.9", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_picture_that_says_nothing_offers_nothing() =>
        Assert.Null(OfferedText.Write(await ReadAsync(Pictures.Sample("noExif.jpg"))));

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public async Task A_turned_picture_is_read_without_a_fault(int orientation) =>
        Assert.DoesNotContain(MetadataField.Caption, (await ReadAsync(Pictures.Sample($"orientation/f{orientation}t.jpg"))).Values.Keys);

    [Fact]
    public async Task EXIF_that_refers_to_itself_ends_at_once()
    {
        var watch = Stopwatch.StartNew();

        await ReadAsync(Pictures.Sample("infinite_loop_exif.jpg"));

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }

    [Theory, InlineData("OLYMPUS DIGITAL CAMERA         "), InlineData("SONY DSC"), InlineData("DCF 1.0"), InlineData("Exif_JPEG_PICTURE")]
    public async Task What_a_camera_writes_by_itself_is_no_caption(string words) =>
        Assert.Equal("", (await ReadAsync(WithXmp($"<dc:description><rdf:Alt><rdf:li xml:lang='x-default'>{words}</rdf:li></rdf:Alt></dc:description>")))[MetadataField.Caption]);

    [Fact]
    public async Task XMP_in_UTF_16_is_read()
    {
        var packet = Encoding.BigEndianUnicode.GetPreamble().Concat(Encoding.BigEndianUnicode.GetBytes(Packet("<photoshop:Credit>فرانس برس</photoshop:Credit>"))).ToArray();

        Assert.Equal("فرانس برس", (await ReadAsync(WithPacket(packet)))[MetadataField.Credit]);
    }

    [Fact]
    public async Task A_packet_that_goes_on_in_extended_XMP_is_read_as_far_as_it_goes()
    {
        var picture = WithXmp("<photoshop:Credit>AFP</photoshop:Credit><xmpNote:HasExtendedXMP xmlns:xmpNote='http://ns.adobe.com/xmp/note/'>0123456789ABCDEF0123456789ABCDEF</xmpNote:HasExtendedXMP>");
        byte[] extension = [.. "http://ns.adobe.com/xmp/extension/\0"u8, .. "0123456789ABCDEF0123456789ABCDEF"u8, 0, 0, 0, 9, 0, 0, 0, 0, .. "<broken>!"u8];
        var length = extension.Length + 2;

        var said = await ReadAsync([.. picture[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. extension, .. picture[2..]]);

        Assert.Equal("AFP", said[MetadataField.Credit]);
    }

    [Fact]
    public async Task A_damaged_packet_costs_its_own_words_only()
    {
        var iim = Pictures.Sample("withIptc.jpg");
        byte[] broken = [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. "<x:xmpmeta><broken"u8];
        var length = broken.Length + 2;

        var said = await ReadAsync([.. iim[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. broken, .. iim[2..]]);

        Assert.False(said.IsWhole);
        Assert.NotEqual("", said[MetadataField.Caption]);
    }

    [Fact]
    public async Task Blocks_that_contradict_each_other_are_told_and_the_words_of_one_are_taken()
    {
        var iim = Pictures.Sample("withIptc.jpg");
        var theirs = (await ReadAsync(iim))[MetadataField.Caption];
        byte[] xmp = [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes(Packet("<dc:description><rdf:Alt><rdf:li xml:lang='x-default'>Something else</rdf:li></rdf:Alt></dc:description>"))];
        var length = xmp.Length + 2;

        var said = await ReadAsync([.. iim[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. xmp, .. iim[2..]]);

        Assert.Equal("Something else", said[MetadataField.Caption]);
        Assert.Equal(new Contradiction(MetadataField.Caption, "XMP", "IPTC", theirs), said.Contradictions.First(c => c is { Field: MetadataField.Caption, Other: "IPTC" }));
    }

    [Fact]
    public async Task A_packet_that_would_unfold_without_end_is_left_out()
    {
        var bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>" + Packet("<photoshop:Credit>&b;</photoshop:Credit>");

        var said = await ReadAsync(WithPacket(Encoding.UTF8.GetBytes(bomb)));

        Assert.Equal(("", false), (said[MetadataField.Credit], said.IsWhole));
    }

    [Fact]
    public void What_is_offered_is_read_back_as_it_was_written()
    {
        var said = new PhotoMetadata(
            new Dictionary<MetadataField, string> { [MetadataField.Caption] = "القمة", [MetadataField.TakenOn] = "2026-11-25" },
            [new Contradiction(MetadataField.Caption, "XMP", "EXIF", "Other")],
            false);

        var back = OfferedText.Read(OfferedText.Write(said));

        Assert.Equal(said.Values, back.Values);
        Assert.Equal(said.Contradictions, back.Contradictions);
        Assert.False(back.IsWhole);
    }

    public void Dispose() => File.Delete(_file);

    private async Task<PhotoMetadata> ReadAsync(byte[] bytes)
    {
        await File.WriteAllBytesAsync(_file, bytes, Ct);
        return await MetadataReader.ReadAsync(_file, "image/jpeg", Ct);
    }

    private static byte[] WithXmp(string fields) => WithPacket(Encoding.UTF8.GetBytes(Packet(fields)));

    private static byte[] WithPacket(byte[] packet) => Pictures.JpegWith(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. packet]);

    private static string Packet(string fields) =>
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about=''"
        + " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/'>" + fields + "</rdf:Description></rdf:RDF></x:xmpmeta>";
}
