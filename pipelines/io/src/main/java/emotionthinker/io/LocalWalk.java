package emotionthinker.io;

import emotionthinker.schemas.RejectReason;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A lazy walk below a local root, sorted by path segments, that ends on every tree: links are
 * treated as {@link Links} says, every real folder is entered at most once, nothing is opened.
 */
final class LocalWalk extends EntryIterator {
  private record Folder(Iterator<Path> children, String relative) {}

  private final Location root;
  private final Path rootPath;
  private final Path rootRealPath;
  private final Links links;
  private final Set<Object> entered = new HashSet<>();
  private final Deque<Folder> stack = new ArrayDeque<>();

  LocalWalk(Location root, Links links) throws IOException {
    this.root = root;
    this.rootPath = LocalFiles.path(root);
    this.links = links;
    try {
      this.rootRealPath = rootPath.toRealPath();
    } catch (IOException e) {
      throw LocalFiles.explain(root, e);
    }
  }

  Stream<Entry> stream() throws IOException {
    BasicFileAttributes found = Files.readAttributes(rootRealPath, BasicFileAttributes.class);
    entered.add(key(rootRealPath, found));
    stack.push(new Folder(LocalFiles.sortedChildren(root, rootPath).iterator(), ""));
    return EntryIterator.stream(this);
  }

  @Override
  Entry advance() {
    while (!stack.isEmpty()) {
      Folder folder = stack.peek();
      if (!folder.children.hasNext()) {
        stack.pop();
        continue;
      }
      Path child = folder.children.next();
      Entry found = entry(child, folder.relative).orElse(null);
      if (found != null && found.kind() == Entry.Kind.FOLDER) {
        found = enter(child, found);
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Goes into a folder; the problem when that cannot be done, else null. */
  private Entry enter(Path folder, Entry found) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(folder, BasicFileAttributes.class);
      if (entered.add(key(folder, attributes))) {
        List<Path> children = LocalFiles.sortedChildren(Location.parse(found.uri()), folder);
        stack.push(new Folder(children.iterator(), found.relative() + "/"));
      }
      return null;
    } catch (IOException e) {
      return Entry.problem(Location.parse(found.uri()), found.relative(), reason(e));
    }
  }

  /** What a child is; empty for a link to a folder that is listed where it lies. */
  Optional<Entry> entry(Path child, String folderRelative) {
    Location at = LocalFiles.location(child);
    String relative = folderRelative + at.name();
    try {
      BasicFileAttributes found =
          Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (found.isSymbolicLink()) {
        Path target = realTarget(child);
        boolean inside = target != null && target.startsWith(rootRealPath);
        if (target == null) {
          return Optional.of(Entry.problem(at, relative, RejectReason.NOT_A_FILE));
        }
        if (links == Links.WITHIN_ROOT && !inside) {
          return Optional.of(Entry.problem(at, relative, RejectReason.OUTSIDE_ROOT));
        }
        found = Files.readAttributes(target, BasicFileAttributes.class);
        if (links == Links.WITHIN_ROOT && found.isDirectory()) {
          return Optional.empty();
        }
      }
      if (found.isDirectory()) {
        return Optional.of(Entry.folder(at, relative));
      }
      return Optional.of(
          found.isRegularFile()
              ? Entry.file(at, relative, found.size())
              : Entry.problem(at, relative, RejectReason.NOT_A_FILE));
    } catch (IOException e) {
      return Optional.of(Entry.problem(at, relative, reason(e)));
    }
  }

  /** Where a link leads; null when it is broken or circular. */
  private static Path realTarget(Path link) {
    try {
      return link.toRealPath();
    } catch (FileSystemException e) {
      return null;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Object key(Path folder, BasicFileAttributes found) throws IOException {
    return found.fileKey() == null ? folder.toRealPath() : found.fileKey();
  }

  private RejectReason reason(IOException e) {
    return LocalFiles.explain(root, e).reason();
  }
}
