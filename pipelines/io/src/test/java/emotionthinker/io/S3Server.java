package emotionthinker.io;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of S3 that the S3A connector needs, in memory, path-style, one bucket: PUT, ranged GET,
 * HEAD, LIST (version 2, paged), DELETE, multi-delete and multipart uploads. Objects appear whole
 * or not at all. There is no COPY, so a rename fails. Every request must be signed with the key id.
 */
final class S3Server implements AutoCloseable {
  static final String BUCKET = "speech";
  static final String KEY_ID = "test-key-id";
  private static final int PAGE = 7;

  private final HttpServer server;
  private final NavigableMap<String, byte[]> objects =
      new ConcurrentSkipListMap<>(CodePointOrder.INSTANCE);
  private final Map<String, NavigableMap<Integer, byte[]>> uploads = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private final List<String> methods = new CopyOnWriteArrayList<>();

  S3Server() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "s3");
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", this::handle);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Requests it did not understand or that were not signed. */
  List<String> problems() {
    return problems;
  }

  /** Kinds of requests seen. */
  List<String> methods() {
    return methods;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange http) {
    try (http) {
      String authorization = http.getRequestHeaders().getFirst("Authorization");
      if (authorization == null || !authorization.contains(KEY_ID)) {
        problems.add("unsigned " + http.getRequestMethod() + " " + http.getRequestURI());
        error(http, 403, "AccessDenied");
        return;
      }
      String path = http.getRequestURI().getRawPath();
      String prefix = "/" + BUCKET;
      if (!path.equals(prefix) && !path.startsWith(prefix + "/")) {
        error(http, 404, "NoSuchBucket");
        return;
      }
      String key = decode(path.substring(Math.min(path.length(), prefix.length() + 1)));
      route(http, key, query(http.getRequestURI().getRawQuery()));
    } catch (IOException | RuntimeException e) {
      problems.add(http.getRequestMethod() + " " + http.getRequestURI() + ": " + e);
    }
  }

  private void route(HttpExchange http, String key, Map<String, String> query) throws IOException {
    String method = http.getRequestMethod();
    methods.add(method + query.keySet().stream().sorted().toList());
    byte[] body = body(http);
    if (key.isEmpty() && method.equals("GET") && query.containsKey("list-type")) {
      list(http, query);
    } else if (key.isEmpty() && method.equals("POST") && query.containsKey("delete")) {
      deleteMany(http, new String(body, StandardCharsets.UTF_8));
    } else if (key.isEmpty()) {
      send(http, 200, new byte[0]);
    } else if (method.equals("POST") && query.containsKey("uploads")) {
      String id = "upload-" + ids.incrementAndGet();
      uploads.put(id, new TreeMap<>());
      xml(
          http,
          "<InitiateMultipartUploadResult><Bucket>"
              + BUCKET
              + "</Bucket><Key>"
              + escape(key)
              + "</Key><UploadId>"
              + id
              + "</UploadId></InitiateMultipartUploadResult>");
    } else if (method.equals("PUT") && query.containsKey("uploadId")) {
      uploads.get(query.get("uploadId")).put(Integer.parseInt(query.get("partNumber")), body);
      http.getResponseHeaders().set("ETag", etag(body));
      send(http, 200, new byte[0]);
    } else if (method.equals("POST") && query.containsKey("uploadId")) {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      uploads.remove(query.get("uploadId")).values().forEach(whole::writeBytes);
      objects.put(key, whole.toByteArray());
      xml(
          http,
          "<CompleteMultipartUploadResult><Bucket>"
              + BUCKET
              + "</Bucket><Key>"
              + escape(key)
              + "</Key><ETag>"
              + etag(whole.toByteArray())
              + "-m</ETag></CompleteMultipartUploadResult>");
    } else if (method.equals("DELETE")) {
      if (query.containsKey("uploadId")) {
        uploads.remove(query.get("uploadId"));
      } else {
        objects.remove(key);
      }
      send(http, 204, null);
    } else if (method.equals("PUT") && !http.getRequestHeaders().containsKey("x-amz-copy-source")) {
      objects.put(key, body);
      http.getResponseHeaders().set("ETag", etag(body));
      send(http, 200, new byte[0]);
    } else if (method.equals("GET") || method.equals("HEAD")) {
      read(http, key);
    } else {
      problems.add(method + " " + http.getRequestURI() + " is not served");
      error(http, 501, "NotImplemented");
    }
  }

  private void read(HttpExchange http, String key) throws IOException {
    byte[] bytes = objects.get(key);
    if (bytes == null) {
      error(http, 404, "NoSuchKey");
      return;
    }
    http.getResponseHeaders().set("ETag", etag(bytes));
    http.getResponseHeaders().set("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT");
    http.getResponseHeaders().set("Accept-Ranges", "bytes");
    if (http.getRequestMethod().equals("HEAD")) {
      http.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
      http.sendResponseHeaders(200, -1);
      return;
    }
    String range = http.getRequestHeaders().getFirst("Range");
    if (range == null) {
      send(http, 200, bytes);
      return;
    }
    Matcher ends = Pattern.compile("bytes=(\\d+)-(\\d*)").matcher(range);
    if (!ends.matches()) {
      throw new IOException("range " + range);
    }
    int from = Integer.parseInt(ends.group(1));
    int to = ends.group(2).isEmpty() ? bytes.length : Integer.parseInt(ends.group(2)) + 1;
    to = Math.min(to, bytes.length);
    if (from >= bytes.length) {
      error(http, 416, "InvalidRange");
      return;
    }
    http.getResponseHeaders()
        .set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + bytes.length);
    send(http, 206, Arrays.copyOfRange(bytes, from, to));
  }

  private void list(HttpExchange http, Map<String, String> query) throws IOException {
    String prefix = query.getOrDefault("prefix", "");
    String delimiter = query.getOrDefault("delimiter", "");
    String after = query.getOrDefault("continuation-token", query.getOrDefault("start-after", ""));
    int most = Math.min(PAGE, Integer.parseInt(query.getOrDefault("max-keys", "1000")));
    boolean encoded = "url".equals(query.get("encoding-type"));
    StringBuilder entries = new StringBuilder();
    String last = "";
    int count = 0;
    boolean truncated = false;
    for (Map.Entry<String, byte[]> object : objects.tailMap(after, false).entrySet()) {
      String key = object.getKey();
      boolean inLastFolder = !delimiter.isEmpty() && last.endsWith("/") && key.startsWith(last);
      boolean inSkipped = !delimiter.isEmpty() && after.endsWith("/") && key.startsWith(after);
      if (!key.startsWith(prefix) || inLastFolder || inSkipped) {
        continue;
      }
      if (count == most) {
        truncated = true;
        break;
      }
      int cut = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
      last = cut < 0 ? key : key.substring(0, cut + 1);
      String shown = encoded ? URLEncoder.encode(last, StandardCharsets.UTF_8) : escape(last);
      entries.append(
          cut >= 0
              ? "<CommonPrefixes><Prefix>" + shown + "</Prefix></CommonPrefixes>"
              : "<Contents><Key>"
                  + shown
                  + "</Key><LastModified>2026-01-01T00:00:00.000Z"
                  + "</LastModified><ETag>"
                  + escape(etag(object.getValue()))
                  + "</ETag><Size>"
                  + object.getValue().length
                  + "</Size><StorageClass>STANDARD</StorageClass></Contents>");
      count++;
    }
    xml(
        http,
        "<ListBucketResult><Name>"
            + BUCKET
            + "</Name><Prefix>"
            + (encoded ? URLEncoder.encode(prefix, StandardCharsets.UTF_8) : escape(prefix))
            + "</Prefix><KeyCount>"
            + count
            + "</KeyCount><MaxKeys>"
            + most
            + "</MaxKeys>"
            + (encoded ? "<EncodingType>url</EncodingType>" : "")
            + "<IsTruncated>"
            + truncated
            + "</IsTruncated>"
            + (truncated
                ? "<NextContinuationToken>" + escape(last) + "</NextContinuationToken>"
                : "")
            + entries
            + "</ListBucketResult>");
  }

  private void deleteMany(HttpExchange http, String body) throws IOException {
    Matcher keys = Pattern.compile("<Key>(.*?)</Key>", Pattern.DOTALL).matcher(body);
    while (keys.find()) {
      objects.remove(unescape(keys.group(1)));
    }
    xml(http, "<DeleteResult></DeleteResult>");
  }

  /** The body; uploads over http come in signed chunks: {@code hex-size;chunk-signature=…}. */
  private static byte[] body(HttpExchange http) throws IOException {
    byte[] raw = http.getRequestBody().readAllBytes();
    String hash = http.getRequestHeaders().getFirst("x-amz-content-sha256");
    if (hash == null || !hash.startsWith("STREAMING-")) {
      return raw;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < raw.length; ) {
      int end = at;
      while (raw[end] != '\r') {
        end++;
      }
      String header = new String(raw, at, end - at, StandardCharsets.ISO_8859_1);
      int size = HexFormat.fromHexDigits(header, 0, header.indexOf(';'));
      out.write(raw, end + 2, size);
      at = end + 2 + size + 2;
    }
    return out.toByteArray();
  }

  private static String etag(byte[] bytes) {
    try {
      byte[] md5 = MessageDigest.getInstance("MD5").digest(bytes);
      return "\"" + HexFormat.of().formatHex(md5) + "\"";
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> out = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      out.put(
          decode(equals < 0 ? pair : pair.substring(0, equals)).replace("+", " "),
          equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return out;
  }

  /** Percent signs only: a plus in a path is a plus. */
  private static String decode(String path) {
    return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= 32 && "<>&\"'".indexOf(c) < 0;
      out.append(plain ? String.valueOf(c) : "&#" + (int) c + ";");
    }
    return out.toString();
  }

  private static String unescape(String text) {
    String numbers =
        Pattern.compile("&#(x?)([0-9a-fA-F]+);")
            .matcher(text)
            .replaceAll(
                m ->
                    Matcher.quoteReplacement(
                        Character.toString(
                            Integer.parseInt(m.group(2), m.group(1).isEmpty() ? 10 : 16))));
    return numbers
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
  }

  private static void error(HttpExchange http, int status, String code) throws IOException {
    byte[] xml = ("<Error><Code>" + code + "</Code></Error>").getBytes(StandardCharsets.UTF_8);
    send(http, status, http.getRequestMethod().equals("HEAD") ? null : xml);
  }

  private static void xml(HttpExchange http, String xml) throws IOException {
    http.getResponseHeaders().set("Content-Type", "application/xml");
    String whole = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml;
    send(http, 200, whole.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange http, int status, byte[] bytes) throws IOException {
    http.sendResponseHeaders(status, bytes == null || bytes.length == 0 ? -1 : bytes.length);
    if (bytes != null && bytes.length > 0) {
      http.getResponseBody().write(bytes);
    }
  }
}
