using NetVips;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Tests.Photos;

public sealed class PhotoDecoderTests : IDisposable
{
    private static readonly PhotoFace Nobody = new("", Photo.FocusMiddle, Photo.FocusMiddle, "", "", "", "");

    private readonly PhotoDecoder _decoder = new();
    private readonly RenditionMaker _maker = new();
    private readonly string _file = Path.GetTempFileName();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, byte[], string, int, int> Good => new()
    {
        { "JPEG", Pictures.Jpeg(), "image/jpeg", 64, 48 },
        { "progressive JPEG", Pictures.Jpeg(progressive: true), "image/jpeg", 64, 48 },
        { "JPEG in four inks", Pictures.Cmyk(), "image/jpeg", 64, 48 },
        { "JPEG with EXIF that refers to itself", Pictures.Sample("infinite_loop_exif.jpg"), "image/jpeg", 8, 8 },
        { "PNG", Pictures.Png(), "image/png", 64, 48 },
        { "interlaced PNG", Pictures.Png(interlaced: true), "image/png", 64, 48 },
        { "PNG of 16 bits with transparency", Pictures.DeepPng(), "image/png", 64, 48 },
        { "PNG as wide as can be", Pictures.Png(16_384, 1), "image/png", 16_384, 1 },
        { "WebP", Pictures.WebP(), "image/webp", 64, 48 },
        { "lossless WebP", Pictures.WebP(lossless: true), "image/webp", 64, 48 },
        { "AVIF", Pictures.Avif(), "image/avif", 64, 48 },
        { "TIFF", Pictures.Tiff(), "image/tiff", 64, 48 },
        { "GIF", Pictures.Gif(), "image/gif", 64, 48 },
    };

    public static TheoryData<string, byte[], string> Bad => new()
    {
        { "empty", [], "empty" },
        { "one byte", [0xFF], "not a picture" },
        { "SVG", "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8.ToArray(), "an SVG" },
        { "web page", "<!DOCTYPE html><title>x</title>"u8.ToArray(), "a web page" },
        { "PDF", "%PDF-1.7"u8.ToArray(), "a PDF" },
        { "AVIF without a picture", "\0\0\0\u0020ftypavif"u8.ToArray(), "damaged" },
        { "HEIC", "\0\0\0\u0020ftypheic"u8.ToArray(), "HEIC of telephones" },
        { "film", "\0\0\0\u0020ftypisom"u8.ToArray(), "a film" },
        { "only a JPEG's first bytes", [0xFF, 0xD8, 0xFF], "damaged" },
        { "web page behind a JPEG's first bytes", [0xFF, 0xD8, 0xFF, .. "<html><script>alert(1)</script>"u8], "damaged" },
        { "GIF behind a PNG's first bytes", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Pictures.Gif()], "damaged" },
        { "half a JPEG", Half(Pictures.Jpeg(800, 600)), "damaged" },
        { "half a progressive JPEG", Half(Pictures.Jpeg(800, 600, progressive: true)), "damaged" },
        { "half a PNG", Half(Pictures.Png(800, 600)), "damaged" },
        { "half a WebP", Half(Pictures.WebP(800, 600)), "damaged" },
        { "PNG without data", Pictures.PngWithoutData(), "damaged" },
        { "PNG that claims more than it has", Pictures.PngThatClaims(640, 480), "damaged" },
        { "PNG that claims 100,000 by 100,000", Pictures.PngThatClaims(100_000, 100_000), "60 million" },
        { "PNG that claims 16,385 by 1", Pictures.PngThatClaims(16_385, 1), "16,384 a side" },
        { "PNG that claims 8,000 by 8,000", Pictures.PngThatClaims(8_000, 8_000), "60 million" },
        { "JPEG that claims 65,500 by 65,500", Pictures.JpegThatClaims(65_500, 65_500), "60 million" },
        { "progressive JPEG that must be held whole", Pictures.JpegThatClaims(7_000, 7_000, progressive: true), "progressive" },
        { "interlaced PNG that must be held whole", Pictures.PngThatClaims(5_000, 5_000, Pictures.DeepPng(interlaced: true)), "interlaced" },
        { "lossless WebP that must be held whole", Pictures.LosslessWebPThatClaims(7_000, 7_000), "lossy WebP" },
        { "JPEG of 190 scans", Pictures.JpegOfManyScans(), "passes" },
    };

    [Theory, MemberData(nameof(Good))]
    public async Task A_picture_of_a_format_that_is_taken_is_decoded(string what, byte[] bytes, string mediaType, int width, int height)
    {
        var (photo, problem) = await DecodeAsync(bytes);

        Assert.True(problem is null, $"{what}: {problem}");
        Assert.Equal((mediaType, width, height), (photo!.MediaType, photo.Width, photo.Height));
        Assert.Matches("^[0-9a-f]{6}$", photo.Colour);
        foreach (var format in Enum.GetValues<PictureFormat>())
        {
            using var picture = Image.NewFromBuffer(await MakeAsync(new Rendition(Crop.Whole, 320, format)), failOn: Enums.FailOn.Warning);
            Assert.Equal(Math.Min(320, width), picture.Width);
            Assert.Equal(Enums.Interpretation.Srgb, picture.Interpretation);
        }
    }

    [Theory, InlineData("photo.png", "is a JPEG"), InlineData("photo.webp", "is a JPEG"), InlineData("photo.jpg", null), InlineData("PHOTO.JPEG", null), InlineData("photo", null), InlineData("photo.doc", null)]
    public async Task A_name_that_promises_another_kind_of_picture_is_refused(string name, string? reason)
    {
        await File.WriteAllBytesAsync(_file, Pictures.Jpeg(), Ct);

        var (_, problem) = await _decoder.DecodeAsync(_file, name, Ct);

        if (reason is null)
            Assert.Null(problem);
        else
            Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Bad))]
    public async Task A_file_that_is_no_whole_picture_is_refused_with_the_reason(string what, byte[] bytes, string reason)
    {
        var (photo, problem) = await DecodeAsync(bytes);

        Assert.True(photo is null, what + " was taken");
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public async Task A_picture_is_turned_the_right_side_up(int orientation)
    {
        var upright = await RenditionAsync(Pictures.Sample("orientation/f1t.jpg"));
        var bytes = Pictures.Sample($"orientation/f{orientation}t.jpg");
        var (photo, _) = await DecodeAsync(bytes);

        using var expected = Image.NewFromBuffer(upright);
        using var actual = Image.NewFromBuffer(await MakeAsync(new Rendition(Crop.Whole, 2000, PictureFormat.WebP)));
        Assert.Equal((expected.Width, expected.Height), (actual.Width, actual.Height));
        Assert.Equal((expected.Width, expected.Height), (photo!.Width, photo.Height));
        using var difference = (expected - actual).Abs();
        Assert.True(difference.Avg() < 8, $"orientation {orientation} differs by {difference.Avg():0.0} a pixel");
    }

    [Fact]
    public async Task A_small_file_that_unfolds_to_60_million_pixels_is_decoded_line_by_line()
    {
        using var black = Image.Black(7_700, 7_700, bands: 3);
        var bomb = black.PngsaveBuffer(compression: 9);
        Assert.True(bomb.Length < 300_000);

        var (photo, problem) = await DecodeAsync(bomb);

        Assert.Null(problem);
        Assert.Equal((7_700, 7_700), (photo!.Width, photo.Height));
    }

    [Fact]
    public async Task Many_pictures_at_once_wait_their_turn()
    {
        var photos = await Task.WhenAll(Enumerable.Range(1, 12).Select(async i =>
        {
            var file = Path.GetTempFileName();
            try
            {
                await File.WriteAllBytesAsync(file, Pictures.Jpeg(shade: i), Ct);
                return await _decoder.DecodeAsync(file, "photo.jpg", Ct);
            }
            finally
            {
                File.Delete(file);
            }
        }));

        Assert.All(photos, p => Assert.NotNull(p.Photo));
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_is_not_decoded()
    {
        await File.WriteAllBytesAsync(_file, Pictures.Jpeg(), Ct);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _decoder.DecodeAsync(_file, "photo.jpg", new CancellationToken(canceled: true)));
    }

    public void Dispose()
    {
        _decoder.Dispose();
        _maker.Dispose();
        File.Delete(_file);
    }

    private async Task<(DecodedPhoto? Photo, string? Problem)> DecodeAsync(byte[] bytes)
    {
        await File.WriteAllBytesAsync(_file, bytes, Ct);
        return await _decoder.DecodeAsync(_file, "photo", Ct);
    }

    private async Task<byte[]> RenditionAsync(byte[] bytes)
    {
        await DecodeAsync(bytes);
        return await MakeAsync(new Rendition(Crop.Whole, 2000, PictureFormat.WebP));
    }

    private Task<byte[]> MakeAsync(Rendition rendition) => _maker.MakeAsync(_file, Nobody with { Hash = Guid.NewGuid().ToString() }, rendition, Ct);

    private static byte[] Half(byte[] bytes) => bytes[..(bytes.Length / 2)];
}
